package io.github.libsqlspring.boot.autoconfigure;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What the settings of a database are called where its user wrote them, for a message
 * that says what to correct.
 *
 * @param url where the database is
 * @param token how the token is given
 * @param namespace the namespace, or what it is a part of
 * @param reach further settings that a connection depends on
 */
record SettingNames(String url, String token, String namespace, String reach) {

	private static final String STANDARD_URL = "spring.datasource.url";

	/**
	 * Those of a database of ours.
	 * @param name its name, or {@code null} for the one that has none
	 * @return the names of its properties
	 */
	static SettingNames ofDatabase(@Nullable String name) {
		String prefix = (name != null) ? NamedDatabases.PREFIX + "." + name + "." : "libsql.";
		String token = prefix + "auth-token";
		String variable = (name != null) ? token.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)
				: "LIBSQL_AUTH_TOKEN";
		return new SettingNames(prefix + "url", token + " (or the environment variable " + variable + ")",
				prefix + "namespace", "that its certificate is one that Java or the bundle of " + prefix
						+ "ssl.bundle trusts. The limit is " + prefix + "connect-timeout.");
	}

	/**
	 * Those of a failure that does not say of which database it is.
	 * @param environment the properties
	 * @return the names of the properties if there is one database alone, or words that
	 * are true of each
	 */
	static SettingNames ofAny(Environment environment) {
		boolean standard = StandardDataSourceProperties.isLibsql(environment);
		boolean own = environment.containsProperty("libsql.url");
		if (own && !standard && NamedDatabases.names(environment).isEmpty()) {
			return ofDatabase(null);
		}
		if (standard && !own && NamedDatabases.names(environment).isEmpty()) {
			return new SettingNames(STANDARD_URL, "spring.datasource.password", "the namespace in it",
					"that its certificate is one that Java trusts.");
		}
		return new SettingNames("the URL of the database", "the auth token of the database", "its namespace",
				"that its certificate is one that Java or its SSL bundle trusts.");
	}

}
