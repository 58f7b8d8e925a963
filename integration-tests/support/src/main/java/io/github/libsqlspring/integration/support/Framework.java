package io.github.libsqlspring.integration.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The framework that a test class exercises. Inherited by the classes that say on which
 * path.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Framework {

	/**
	 * Its name, a heading of the page of frameworks.
	 * @return the name
	 */
	String value();

	/**
	 * A class of the framework, whose jar has the version in its name.
	 * @return the class
	 */
	Class<?> version();

}
