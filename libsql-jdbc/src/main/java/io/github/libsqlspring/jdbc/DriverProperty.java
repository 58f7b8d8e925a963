package io.github.libsqlspring.jdbc;

import java.nio.file.Path;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.RetryListener;
import io.github.libsqlspring.RetryPolicy;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.client.TransportType;
import io.github.libsqlspring.sqlite.JournalMode;
import io.github.libsqlspring.sqlite.SqliteOptions;
import io.github.libsqlspring.sqlite.Synchronous;

/**
 * A property of the driver. Those of the path that a URL does not take have no effect.
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
			of("authTokenFile", "File with the token for a server, read again when it changes",
					(builder, text) -> builder.authTokenFile(Path.of(text))),
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
					List.of("text", "epoch-millis", "epoch-seconds"), (builder, text) -> DateFormat.of(text)),
			local("busyTimeout", "Milliseconds to wait for a lock of an embedded database, 5000 by default",
					(options, text) -> options.withBusyTimeout(Duration.ofMillis(notNegative(text)))),
			local("journalMode", "Journal of an embedded file, WAL by default", JournalMode.class,
					SqliteOptions::withJournalMode),
			local("synchronous", "How often an embedded file waits for the disk, NORMAL by default", Synchronous.class,
					SqliteOptions::withSynchronous),
			new DriverProperty("foreignKeys", "Whether an embedded database enforces foreign keys, true by default",
					List.of("true", "false"),
					(builder, text) -> builder.sqliteOptions((options) -> options.withForeignKeys(trueOrFalse(text)))));

	private static DriverProperty of(String name, String description, Setting setting) {
		return new DriverProperty(name, description, List.of(), setting);
	}

	static JdbcSettings jdbcSettings(Map<String, String> settings) {
		String dateFormat = settings.get(DATE_FORMAT);
		return (dateFormat != null) ? new JdbcSettings(DateFormat.of(dateFormat)) : JdbcSettings.DEFAULT;
	}

	private static DriverProperty local(String name, String description,
			BiFunction<SqliteOptions, String, SqliteOptions> setting) {
		return of(name, description,
				(builder, text) -> builder.sqliteOptions((options) -> setting.apply(options, text)));
	}

	private static <E extends Enum<E>> DriverProperty local(String name, String description, Class<E> type,
			BiFunction<SqliteOptions, E, SqliteOptions> setting) {
		List<String> choices = Stream.of(type.getEnumConstants()).map(Enum::name).toList();
		return new DriverProperty(name, description, choices, (builder, text) -> builder
			.sqliteOptions((options) -> setting.apply(options, Enum.valueOf(type, text.toUpperCase(Locale.ROOT)))));
	}

	/**
	 * Whether a parameter of a URL is a property of the driver; the token is one of the
	 * client's URL.
	 * @param name the parameter
	 * @return whether the driver takes it out of the URL
	 */
	static boolean isInUrl(String name) {
		return !name.equals(AUTH_TOKEN) && ALL.stream().anyMatch((property) -> property.name.equals(name));
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
			throw SqlExceptions
				.wrongUrl("The property " + this.name + " must be " + expected + ": " + this.description);
		}
	}

	/**
	 * What a tool shows of the property.
	 * @param properties what is set so far
	 * @return the property with its value, which a secret does not show
	 */
	DriverPropertyInfo info(Properties properties) {
		boolean secret = this.name.equals(AUTH_TOKEN) || this.name.equals(REMOTE_ENCRYPTION_KEY);
		DriverPropertyInfo info = new DriverPropertyInfo(this.name, secret ? null : find(properties));
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

	private static int notNegative(String text) {
		return text.equals("0") ? 0 : positive(text);
	}

	private static TransportType transport(String text) {
		return TransportType.valueOf(text.toUpperCase(Locale.ROOT));
	}

	private static void retry(DatabaseBuilder builder, String text) {
		if (!trueOrFalse(text)) {
			builder.retry(RetryPolicy.NONE, RetryListener.NONE);
		}
	}

	private static boolean trueOrFalse(String text) {
		if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
			throw new IllegalArgumentException("Neither true nor false");
		}
		return Boolean.parseBoolean(text);
	}

	@FunctionalInterface
	interface Setting {

		void apply(DatabaseBuilder builder, String text);

	}

}
