package io.github.libsqlspring.boot.autoconfigure;

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
			for (String name : NamedDatabases.names(this.environment)) {
				define(new NamedBeans(name, beans, this.environment));
			}
		}
	}

	/**
	 * Defines the beans of one database.
	 * @param named its beans so far
	 */
	abstract void define(NamedBeans named);

}
