package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.client.LibsqlUrl;

/**
 * The driver for {@code jdbc:libsql:} and any URL that {@link LibsqlUrl} reads, for
 * example {@code jdbc:libsql:file:data.db} or {@code jdbc:libsql:libsql://name.turso.io},
 * which may be shortened to {@code jdbc:libsql://name.turso.io}.
 * <p>
 * For a server: {@code authToken} (or {@code password}) is the token, where one in the
 * URL wins; {@code authTokenFile} is a file with it, read again when it changes, that
 * wins over {@code authToken}; {@code connectTimeout} and {@code responseTimeout} are
 * milliseconds; {@code transport} is {@code auto}, {@code http} or {@code websocket};
 * {@code namespace} and {@code remoteEncryptionKey} say which database and how to read
 * it; {@code maxResultSize} is a number of bytes; {@code retry} is {@code false} to make
 * no call again. For an embedded database: {@code busyTimeout} in milliseconds,
 * {@code journalMode}, {@code synchronous} and {@code foreignKeys}. For both,
 * {@code dateFormat} is {@code text}, {@code epoch-millis} or {@code epoch-seconds}. Each
 * may stand in the query of the URL, where it wins; a blank one counts as not set, and
 * one that the driver does not know, such as {@code user}, is ignored outside the URL.
 * <p>
 * Connections with the same URL and properties share one database, which ends with the
 * last of them: {@code :memory:} lives as long as one of its connections is open, and for
 * frequent use a pool or a {@link LibsqlDataSource} is the better choice.
 * <p>
 * Thread-safe. Threads that share one of its connections wait for one another.
 */
public final class LibsqlDriver implements Driver {

	static final String PREFIX = DriverUrl.PREFIX;

	private static final DatabaseRegistry REGISTRY = new DatabaseRegistry();

	static {
		try {
			DriverManager.registerDriver(new LibsqlDriver());
		}
		catch (SQLException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/**
	 * Opens a connection; to a server nothing is sent before the first statement.
	 * @param url the URL
	 * @param properties the properties, or {@code null} for none
	 * @return the connection, or {@code null} if the URL is of another driver
	 * @throws SQLException if the URL is null or wrong, a property is of no use, or a
	 * local database cannot be opened
	 */
	@Override
	public @Nullable Connection connect(String url, @Nullable Properties properties) throws SQLException {
		if (!acceptsURL(url)) {
			return null;
		}
		DatabaseKey key = DatabaseKey.of(parse(url), properties);
		DatabaseBuilder builder = key.toBuilder();
		DatabaseRegistry.Lease lease = acquire(key, builder);
		try {
			return LibsqlConnection.open(lease.database(), key.jdbcSettings(), lease::giveBack);
		}
		catch (SQLException | RuntimeException ex) {
			lease.giveBack();
			throw ex;
		}
	}

	private static DatabaseRegistry.Lease acquire(DatabaseKey key, DatabaseBuilder builder) throws SQLException {
		try {
			return SqlExceptions.translate(() -> REGISTRY.acquire(key, builder::build));
		}
		catch (IllegalArgumentException ex) {
			// What cannot be a token or a key; the message does not repeat it.
			throw SqlExceptions.wrongUrl(String.valueOf(ex.getMessage()));
		}
	}

	private static DriverUrl parse(String url) throws SQLException {
		try {
			return DriverUrl.parse(url);
		}
		catch (IllegalArgumentException ex) {
			throw SqlExceptions.wrongUrl("A % in the URL must be followed by two hexadecimal digits; write % as %25");
		}
	}

	@Override
	public boolean acceptsURL(@Nullable String url) throws SQLException {
		if (url == null) {
			throw SqlExceptions.wrongUrl("The URL is null");
		}
		return DriverUrl.isAccepted(url);
	}

	/**
	 * Tells all properties with their values, those in the URL included; a secret has
	 * none.
	 */
	@Override
	public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties properties)
			throws SQLException {
		DriverUrl known = DriverUrl.isAccepted(url) ? parse(String.valueOf(url)) : new DriverUrl("", Map.of());
		Properties all = known.with(properties);
		return DriverProperty.ALL.stream().map((property) -> property.info(all)).toArray(DriverPropertyInfo[]::new);
	}

	@Override
	public int getMajorVersion() {
		return DriverVersion.MAJOR;
	}

	@Override
	public int getMinorVersion() {
		return DriverVersion.MINOR;
	}

	@Override
	public boolean jdbcCompliant() {
		return false;
	}

	@Override
	public Logger getParentLogger() throws SQLFeatureNotSupportedException {
		throw SqlExceptions.notSupported("Driver.getParentLogger");
	}

}
