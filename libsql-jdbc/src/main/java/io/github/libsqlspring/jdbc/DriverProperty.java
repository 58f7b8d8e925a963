package io.github.libsqlspring.jdbc;

import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.RetryListener;
import io.github.libsqlspring.RetryPolicy;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.client.TransportType;

/**
 * A property of the driver. All but {@code dateFormat} are for a server.
 *
 * @param name its name
 * @param description what it is for
 * @param choices what it may be, or nothing if that is not all that can be said
 * @param setting what it does
 */
record DriverProperty(String name, String description, List<String> choices, Setting setting) {

	private static final String AUTH_TOKEN = "authToken";

	private static final String DATE_FORMAT = "dateFormat";

	private static final String REMOTE_ENCRYPTION_KEY = "remoteEncryptionKey";

	/**
	 * All properties, in the order in which tools show them.
	 */
	static final List<DriverProperty> ALL = List.of(
			of(AUTH_TOKEN, "Token for a server; one in the URL wins", DatabaseBuilder::authToken),
			of("connectTimeout", "Milliseconds to wait for a connection to a server, 5000 by default",
					(builder, text) -> builder.connectTimeout(Duration.ofMillis(positive(text)))),
			of("responseTimeout", "Milliseconds to wait for the whole reply of a server, 30000 by default",
					(builder, text) -> builder.responseTimeout(Duration.ofMillis(positive(text)))),
			new DriverProperty("transport", "How requests travel to a server; auto goes by the scheme of the URL",
					List.of("auto", "http", "websocket"), (builder, text) -> builder.transport(transport(text))),
			of("namespace", "Name of the database on a server that holds several", DatabaseBuilder::namespace),
			of(REMOTE_ENCRYPTION_KEY, "Key, in base64, of a database that its server stores encrypted",
					DatabaseBuilder::encryptionKey),
			of("maxResultSize", "Bytes of the largest result that is read from a server, 67108864 by default",
					(builder, text) -> builder.maxResultSize(positive(text))),
			new DriverProperty("retry", "Whether a call to a server is made again where that is safe, true by default",
					List.of("true", "false"), DriverProperty::retry),
			new DriverProperty(DATE_FORMAT, "How dates and times are stored, text by default",
					List.of("text", "epoch-millis", "epoch-seconds"), (builder, text) -> DateFormat.of(text)));

	private static DriverProperty of(String name, String description, Setting setting) {
		return new DriverProperty(name, description, List.of(), setting);
	}

	static JdbcSettings jdbcSettings(Map<String, String> settings) {
		String dateFormat = settings.get(DATE_FORMAT);
		return (dateFormat != null) ? new JdbcSettings(DateFormat.of(dateFormat)) : JdbcSettings.DEFAULT;
	}

	/**
	 * Finds the value.
	 * @param properties where to look
	 * @return the value, or {@code null} if it is not set or blank
	 */
	@Nullable String find(Properties properties) {
		// Tools have a field for a password, which counts as the token.
		String otherwise = this.name.equals(AUTH_TOKEN) ? properties.getProperty("password") : null;
		String value = properties.getProperty(this.name, otherwise);
		return (value != null && !value.isBlank()) ? value.strip() : null;
	}

	/**
	 * Does what the property is for.
	 * @param builder what it is for
	 * @param value its value
	 * @throws SQLException if the value is of no use, with the name of the property
	 */
	void apply(DatabaseBuilder builder, String value) throws SQLException {
		try {
			this.setting.apply(builder, value);
		}
		catch (IllegalArgumentException ex) {
			String expected = this.choices.isEmpty() ? "a positive number, at most " + Integer.MAX_VALUE
					: "one of " + String.join(", ", this.choices);
			throw SqlExceptions.misuse("The property " + this.name + " must be " + expected + ": " + this.description);
		}
	}

	DriverPropertyInfo info(@Nullable Properties properties) {
		// Without a secret, which tools would show.
		boolean secret = this.name.equals(AUTH_TOKEN) || this.name.equals(REMOTE_ENCRYPTION_KEY);
		DriverPropertyInfo info = new DriverPropertyInfo(this.name,
				(properties != null && !secret) ? properties.getProperty(this.name) : null);
		info.description = this.description;
		info.choices = this.choices.isEmpty() ? null : this.choices.toArray(String[]::new);
		return info;
	}

	private static int positive(String text) {
		int number = Integer.parseInt(text);
		if (number <= 0) {
			throw new IllegalArgumentException("Not positive");
		}
		return number;
	}

	private static TransportType transport(String text) {
		return TransportType.valueOf(text.toUpperCase(Locale.ROOT));
	}

	private static void retry(DatabaseBuilder builder, String text) {
		if (text.equalsIgnoreCase("false")) {
			builder.retry(RetryPolicy.NONE, RetryListener.NONE);
		}
		else if (!text.equalsIgnoreCase("true")) {
			throw new IllegalArgumentException("Neither true nor false");
		}
	}

	@FunctionalInterface
	interface Setting {

		void apply(DatabaseBuilder builder, String text);

	}

}
