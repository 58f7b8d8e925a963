package io.github.libsqlspring.boot.autoconfigure;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * The names of databases that the user wrote below {@code libsql.databases}.
 */
final class NamedDatabases {

	static final String PREFIX = "libsql.databases";

	private static final ConfigurationPropertyName PARENT = ConfigurationPropertyName.of(PREFIX);

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

	private NamedDatabases() {
	}

	/**
	 * The names that properties have. No value is read: what it refers to may be known
	 * later only.
	 * @param environment the properties
	 * @return the names in alphabetical order
	 * @throws UnusablePropertyException if one cannot be a name
	 */
	static Set<String> names(Environment environment) {
		// An environment variable has no dashes and means the same database.
		Map<String, String> names = new TreeMap<>();
		ConfigurationPropertySources.get(environment).forEach((source) -> {
			if (source instanceof IterableConfigurationPropertySource properties) {
				properties.stream()
					.filter(PARENT::isAncestorOf)
					.map((property) -> checked(
							property.getElement(PARENT.getNumberOfElements(), ConfigurationPropertyName.Form.ORIGINAL)))
					.forEach((name) -> names.merge(name.replace("-", ""), name, NamedDatabases::longer));
			}
		});
		return new TreeSet<>(names.values());
	}

	// It is part of properties and of the names of beans.
	private static String checked(String name) {
		if (!NAME.matcher(name).matches()) {
			throw UnusablePropertyException.databaseName(PREFIX, name);
		}
		return name;
	}

	/**
	 * Whether there are databases with names, and properties tell of none without.
	 * @param environment the properties
	 * @return whether it is so
	 */
	static boolean areAll(Environment environment) {
		return !environment.containsProperty("libsql.url") && !names(environment).isEmpty();
	}

	/**
	 * Whether a property is of a database with a name.
	 * @param property the property
	 * @return whether it is
	 */
	static boolean isOfNamed(ConfigurationPropertyName property) {
		return PARENT.isAncestorOf(property);
	}

	/**
	 * What the properties of a database begin with.
	 * @param property one of them
	 * @return the name of the database and what comes before it
	 */
	static ConfigurationPropertyName prefix(ConfigurationPropertyName property) {
		return property.chop(PARENT.getNumberOfElements() + 1);
	}

	private static String longer(String one, String other) {
		return (other.length() > one.length()) ? other : one;
	}

}
