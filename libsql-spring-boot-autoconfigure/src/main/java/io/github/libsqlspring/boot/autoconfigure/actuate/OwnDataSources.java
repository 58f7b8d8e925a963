package io.github.libsqlspring.boot.autoconfigure.actuate;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.type.MethodMetadata;

import io.github.libsqlspring.boot.autoconfigure.LibsqlAutoConfiguration;

/**
 * Tells the data sources that this library has configured on its databases from those of
 * others.
 */
final class OwnDataSources {

	private static final String PACKAGE = LibsqlAutoConfiguration.class.getPackageName();

	private OwnDataSources() {
	}

	static Set<String> all(ConfigurableListableBeanFactory beans) {
		return Arrays.stream(beans.getBeanNamesForType(DataSource.class, true, false)).collect(Collectors.toSet());
	}

	static boolean isOwn(ConfigurableListableBeanFactory beans, String beanName) {
		if (!beans.containsBeanDefinition(beanName)) {
			return false;
		}
		BeanDefinition definition = beans.getBeanDefinition(beanName);
		return isOurs(definition.getBeanClassName())
				|| (definition instanceof AnnotatedBeanDefinition annotated
						&& isOurs(annotated.getFactoryMethodMetadata()))
				|| (definition instanceof RootBeanDefinition processed && isOurs(processed.getResolvedFactoryMethod()));
	}

	// Of a method, an application processed ahead of time keeps nothing else.
	private static boolean isOurs(@Nullable Method method) {
		return method != null && isOurs(method.getDeclaringClass().getName());
	}

	private static boolean isOurs(@Nullable MethodMetadata method) {
		return method != null && isOurs(method.getDeclaringClassName());
	}

	private static boolean isOurs(@Nullable String className) {
		return className != null && className.startsWith(PACKAGE);
	}

}
