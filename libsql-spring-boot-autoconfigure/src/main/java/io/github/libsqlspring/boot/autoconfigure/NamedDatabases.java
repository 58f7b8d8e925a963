package io.github.libsqlspring.boot.autoconfigure;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The names of databases that the user wrote below {@code libsql.databases}.
 */
final class NamedDatabases {

	static final String PREFIX = "libsql.databases";

	// What health, endpoint and metrics call the one without.
	private static final String UNNAMED = "libsql";

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
		Map<String, String> written = new TreeMap<>();
		Map<String, String> variables = new TreeMap<>();
		ConfigurationPropertySources.get(environment).forEach((source) -> {
			if (source instanceof IterableConfigurationPropertySource properties) {
				Map<String, String> names = isOfVariables(source) ? variables : written;
				properties.stream()
					.filter(PARENT::isAncestorOf)
					.map((property) -> checked(
							property.getElement(PARENT.getNumberOfElements(), ConfigurationPropertyName.Form.ORIGINAL)))
					.forEach((name) -> names.merge(withoutDashes(name), name, NamedDatabases::same));
			}
		});
		// A variable has no dashes and means the same database.
		variables.forEach(written::putIfAbsent);
		return new TreeSet<>(written.values());
	}

	private static boolean isOfVariables(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
	}

	private static String withoutDashes(String name) {
		return name.replace("-", "");
	}

	// A variable could not tell one from the other.
	private static String same(String one, String other) {
		if (!one.equals(other)) {
			throw UnusablePropertyException.databaseNames(PREFIX, one, other);
		}
		return one;
	}

	private static String checked(String name) {
		if (!isName(name)) {
			throw UnusablePropertyException.databaseName(PREFIX, name);
		}
		return name;
	}

	/**
	 * Whether a database can have a name. It is part of properties and of the names of
	 * beans, and stands beside the database without a name where both are shown.
	 * @param name the name
	 * @return whether it can
	 */
	static boolean isName(String name) {
		return NAME.matcher(name).matches() && !name.equals(UNNAMED);
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

}
