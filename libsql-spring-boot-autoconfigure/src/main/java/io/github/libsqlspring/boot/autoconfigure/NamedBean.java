package io.github.libsqlspring.boot.autoconfigure;

import java.util.List;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * A bean of a database with a name, made by a static method. The definition has no code
 * in it, so that it can be written down ahead of time.
 *
 * @param type the type of the bean
 * @param maker the class with the method
 * @param method the name of the method, the only one of that name
 * @param arguments its first arguments, which are references to beans of the same
 * database or values. Those that follow are injected
 */
record NamedBean(Class<?> type, Class<?> maker, String method, List<Object> arguments) {

	/**
	 * Defines the bean: injected where the qualifier is given, and nowhere else.
	 * @param qualifier the name of the database
	 * @return the definition
	 */
	RootBeanDefinition toDefinition(String qualifier) {
		RootBeanDefinition definition = new RootBeanDefinition(this.maker);
		definition.setTargetType(this.type);
		definition.setUniqueFactoryMethodName(this.method);
		definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
		definition.setDestroyMethodName(AbstractBeanDefinition.INFER_METHOD);
		definition.setDefaultCandidate(false);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, qualifier));
		for (int i = 0; i < this.arguments.size(); i++) {
			definition.getConstructorArgumentValues().addIndexedArgumentValue(i, this.arguments.get(i));
		}
		return definition;
	}

}
