package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * A bean that is injected somewhere, and that there is none of.
 *
 * @param type its type
 * @param qualifier the value of the {@code @Qualifier} there, or {@code null} if there is
 * none
 */
record MissingBean(Class<?> type, @Nullable String qualifier) {

	/**
	 * Finds it in a failed start.
	 * @param failure the failure
	 * @return the bean, or {@code null} if this is about something else
	 */
	static @Nullable MissingBean in(Throwable failure) {
		UnsatisfiedDependencyException dependency = null;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnsatisfiedDependencyException inner) {
				dependency = inner;
			}
			if (cause instanceof NoSuchBeanDefinitionException missing) {
				Class<?> type = (missing.getNumberOfBeansFound() == 0) ? missing.getBeanType() : null;
				return (type != null) ? new MissingBean(type, qualifier(dependency)) : null;
			}
		}
		return null;
	}

	private static @Nullable String qualifier(@Nullable UnsatisfiedDependencyException dependency) {
		InjectionPoint point = (dependency != null) ? dependency.getInjectionPoint() : null;
		Qualifier qualifier = (point != null) ? point.getAnnotation(Qualifier.class) : null;
		return (qualifier != null) ? qualifier.value() : null;
	}

}
