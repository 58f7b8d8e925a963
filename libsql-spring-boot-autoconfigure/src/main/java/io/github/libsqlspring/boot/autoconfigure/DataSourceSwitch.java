package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The property {@code libsql.datasource.enabled}, read in one way by everybody who asks:
 * as Spring Boot binds a {@code Boolean}, so that {@code off}, {@code no} and {@code 0}
 * are off and what is neither on nor off fails and is named.
 */
final class DataSourceSwitch {

	static final String PROPERTY = "libsql.datasource.enabled";

	private DataSourceSwitch() {
	}

	static boolean isOn(Environment environment) {
		return Binder.get(environment).bind(PROPERTY, Boolean.class).orElse(true);
	}

}
