package io.github.libsqlspring.boot.autoconfigure;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the user writes of further databases. Immutable; {@code toString()} shows no
 * secret.
 *
 * @param databases Further databases by name, each with the settings of the one without a
 * name.
 */
@ConfigurationProperties("libsql")
public record LibsqlDatabasesProperties(@DefaultValue Map<String, LibsqlProperties> databases) {

	public LibsqlDatabasesProperties {
		databases = Map.copyOf(databases);
	}

	/**
	 * What is written of one database.
	 * @param name its name
	 * @return its settings, all by default if nothing is written of it any more since the
	 * application was processed ahead of time
	 */
	LibsqlProperties of(String name) {
		LibsqlProperties written = this.databases.get(name);
		return (written != null) ? written : new Binder().bindOrCreate(name, LibsqlProperties.class);
	}

}
