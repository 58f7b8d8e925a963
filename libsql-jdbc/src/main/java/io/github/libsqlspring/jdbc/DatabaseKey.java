package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.client.DatabaseBuilder;

/**
 * What decides whether two connections of the driver share a database.
 *
 * @param url the client's URL
 * @param settings what the properties say by their names, blank ones left out
 */
record DatabaseKey(String url, Map<String, String> settings) {

	DatabaseKey {
		settings = Map.copyOf(settings);
	}

	static DatabaseKey of(DriverUrl url, @Nullable Properties others) {
		Properties properties = url.with(others);
		Map<String, String> settings = new HashMap<>();
		for (DriverProperty property : DriverProperty.ALL) {
			String value = property.find(properties);
			if (value != null) {
				settings.put(property.name(), value);
			}
		}
		return new DatabaseKey(url.target(), settings);
	}

	/**
	 * The settings to open the database with.
	 * @return a new builder
	 * @throws SQLException if a property has a value of no use
	 */
	DatabaseBuilder toBuilder() throws SQLException {
		DatabaseBuilder builder = new DatabaseBuilder().url(this.url);
		for (DriverProperty property : DriverProperty.ALL) {
			String value = this.settings.get(property.name());
			if (value != null) {
				property.apply(builder, value);
			}
		}
		return builder;
	}

	/**
	 * The settings of connections.
	 * @return the settings; only after {@link #toBuilder()} has found nothing wrong
	 */
	JdbcSettings jdbcSettings() {
		return DriverProperty.jdbcSettings(this.settings);
	}

	/**
	 * Neither URL, which may hold a token, nor token.
	 */
	@Override
	public String toString() {
		return "DatabaseKey";
	}

}
