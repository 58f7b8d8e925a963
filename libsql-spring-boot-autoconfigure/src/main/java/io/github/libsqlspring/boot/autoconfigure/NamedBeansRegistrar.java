package io.github.libsqlspring.boot.autoconfigure;

import java.util.Set;
import java.util.TreeSet;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Defines beans for each database with a name. Definitions are what the user's conditions
 * and ours go by, and what an application processed ahead of time keeps.
 */
abstract class NamedBeansRegistrar implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	NamedBeansRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public final void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
		if (registry instanceof DefaultListableBeanFactory beans) {
			for (String name : names(beans)) {
				define(new NamedBeans(name, beans, this.environment));
			}
		}
	}

	/**
	 * Defines the beans of one database.
	 * @param named its beans so far
	 */
	abstract void define(NamedBeans named);

	private Set<String> names(DefaultListableBeanFactory beans) {
		Set<String> names = new TreeSet<>(NamedDatabases.names(this.environment));
		for (String beanName : beans.getBeanNamesForType(LibsqlConnectionDetails.class, true, false)) {
			// A bean that says where a database is may be all that there is of it.
			if (!NamedBeans.isDefaultCandidate(beans, beanName)) {
				Qualified.qualifiers(beans, beanName).forEach((name) -> names.add(NamedDatabases.checked(name)));
			}
		}
		return names;
	}

}
