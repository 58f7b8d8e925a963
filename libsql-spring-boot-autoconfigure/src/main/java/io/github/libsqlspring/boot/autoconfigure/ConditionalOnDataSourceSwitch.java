package io.github.libsqlspring.boot.autoconfigure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * The {@link DataSourceSwitch} is on, or off. Spring Boot's condition on a boolean
 * property compares texts and would take {@code off} for neither.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(DataSourceSwitchCondition.class)
@interface ConditionalOnDataSourceSwitch {

	/**
	 * What it has to be.
	 * @return whether it has to be on
	 */
	boolean on();

}
