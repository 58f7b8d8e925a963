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

	/**
	 * Whether a database with a name has a {@code DataSource}: as the switch for all says
	 * if its own says nothing.
	 * @param environment the properties
	 * @param name the name of the database
	 * @return whether it has
	 */
	static boolean isOn(Environment environment, String name) {
		return Binder.get(environment).bind(property(name), Boolean.class).orElseGet(() -> isOn(environment));
	}

	/**
	 * The switch of a database with a name.
	 * @param name the name of the database
	 * @return the property
	 */
	static String property(String name) {
		return NamedDatabases.PREFIX + "." + name + ".datasource.enabled";
	}

}
