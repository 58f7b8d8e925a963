package io.github.libsqlspring.integration.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a test method shows, as a row on the page of frameworks. Several methods may show
 * parts of one row.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Exercises {

	/**
	 * The row: what a user does, in a few words.
	 * @return the text
	 */
	String value();

	/**
	 * What the test shows instead of success: the limit that it pins, and whose it is.
	 * @return the text of the cell; empty if the thing works
	 */
	String limit() default "";

}
