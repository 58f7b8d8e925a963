package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * The beans of one database with a name, those of the user among them, while they are
 * defined.
 *
 * @param database the name of the database
 * @param beans where they are defined
 * @param environment the properties
 */
record NamedBeans(String database, DefaultListableBeanFactory beans, Environment environment) {

	static final String SETUP = "LibsqlDatabaseSetup";

	/**
	 * Defines a bean unless the user did.
	 * @param suffix what follows the name of the database in the name of the bean
	 * @param bean the bean
	 * @param replacedBy the type of a bean of the user that stands for it
	 */
	void define(String suffix, NamedBean bean, Class<?> replacedBy) {
		if (find(replacedBy) == null) {
			define(suffix, bean);
		}
	}

	/**
	 * Defines a bean unless there is one of the same name.
	 * @param suffix what follows the name of the database in the name of the bean
	 * @param bean the bean
	 */
	void define(String suffix, NamedBean bean) {
		String beanName = beanName(suffix);
		if (!this.beans.containsBeanDefinition(beanName)) {
			this.beans.registerBeanDefinition(beanName, bean.toDefinition(this.database));
		}
	}

	/**
	 * Refers to a bean of this database that is defined by now.
	 * @param type its type
	 * @return the reference
	 */
	RuntimeBeanReference reference(Class<?> type) {
		String beanName = find(type);
		if (beanName == null) {
			throw new IllegalStateException("There is no " + type.getName() + " of the database " + this.database);
		}
		return new RuntimeBeanReference(beanName);
	}

	/**
	 * Refers to what the database is set up with.
	 * @return the reference
	 */
	RuntimeBeanReference setup() {
		return new RuntimeBeanReference(beanName(SETUP));
	}

	/**
	 * Looks for a bean of this database.
	 * @param type its type
	 * @return its name, or {@code null} if there is none
	 */
	@Nullable String find(Class<?> type) {
		for (String beanName : this.beans.getBeanNamesForType(type, true, false)) {
			if (BeanFactoryAnnotationUtils.isQualifierMatch(this.database::equals, beanName, this.beans)) {
				return beanName;
			}
		}
		return null;
	}

	static boolean isDefaultCandidate(DefaultListableBeanFactory beans, String beanName) {
		return !beans.containsBeanDefinition(beanName)
				|| !(beans.getMergedBeanDefinition(beanName) instanceof AbstractBeanDefinition definition)
				|| definition.isDefaultCandidate();
	}

	/**
	 * The name of a bean of ours.
	 * @param suffix what follows the name of the database
	 * @return the name, for example {@code myBooksLibsqlClient}
	 */
	private String beanName(String suffix) {
		StringBuilder name = new StringBuilder();
		for (String word : this.database.split("-")) {
			name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
		}
		return name.append(suffix).toString();
	}

}
