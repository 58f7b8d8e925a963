package io.github.libsqlspring.jdbc;

import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * The properties of the driver.
 */
final class DriverProperties {

	private static final String AUTH_TOKEN = "authToken";

	private static final String CONNECT_TIMEOUT = "connectTimeout";

	private static final String RESPONSE_TIMEOUT = "responseTimeout";

	private DriverProperties() {
	}

	/**
	 * Reads URL and properties. A password counts as the token, because tools have a
	 * field for it; the user name says nothing.
	 * @param url the client's URL
	 * @param properties the properties
	 * @return the key of the database
	 * @throws SQLException if a time cannot be read
	 */
	static DatabaseKey read(String url, Properties properties) throws SQLException {
		String token = properties.getProperty(AUTH_TOKEN, properties.getProperty("password"));
		return new DatabaseKey(url, token, millis(properties, CONNECT_TIMEOUT), millis(properties, RESPONSE_TIMEOUT));
	}

	private static @Nullable Duration millis(Properties properties, String name) throws SQLException {
		String text = properties.getProperty(name);
		if (text == null || text.isBlank()) {
			return null;
		}
		if (!text.strip().matches("[1-9]\\d{0,9}")) {
			throw SqlExceptions.misuse("The property " + name + " must be a positive number of milliseconds");
		}
		return Duration.ofMillis(Long.parseLong(text.strip()));
	}

	static DriverPropertyInfo[] describe(@Nullable Properties properties) {
		return new DriverPropertyInfo[] {
				// Without its value, which tools show.
				info(AUTH_TOKEN, null, "Token for a server; one in the URL wins"),
				info(CONNECT_TIMEOUT, properties, "Milliseconds to wait for a connection to a server, 5000 by default"),
				info(RESPONSE_TIMEOUT, properties,
						"Milliseconds to wait for the whole reply of a server, 30000 by default") };
	}

	private static DriverPropertyInfo info(String name, @Nullable Properties properties, String description) {
		DriverPropertyInfo info = new DriverPropertyInfo(name,
				(properties != null) ? properties.getProperty(name) : null);
		info.description = description;
		return info;
	}

}
