package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.client.LibsqlUrl;

/**
 * The driver for {@code jdbc:libsql:} and any URL that {@link LibsqlUrl} reads, for
 * example {@code jdbc:libsql:file:data.db} or {@code jdbc:libsql:libsql://name.turso.io}.
 * <p>
 * Properties: {@code authToken} (or {@code password}) is the token for a server, where
 * one in the URL wins; {@code connectTimeout} and {@code responseTimeout} are
 * milliseconds. Connections with the same URL and properties share one database, which
 * ends with the last of them: {@code :memory:} lives as long as one of its connections is
 * open, and for frequent use a pool or a {@link LibsqlDataSource} is the better choice.
 * <p>
 * Thread-safe; its connections are not.
 */
public final class LibsqlDriver implements Driver {

	static final String PREFIX = "jdbc:libsql:";

	private static final DatabaseRegistry REGISTRY = new DatabaseRegistry(LibsqlDriver::openDatabase);

	static {
		try {
			DriverManager.registerDriver(new LibsqlDriver());
		}
		catch (SQLException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private static Database openDatabase(DatabaseKey key) {
		DatabaseBuilder builder = new DatabaseBuilder().url(key.url()).authToken(key.authToken());
		if (key.connectTimeout() != null) {
			builder.connectTimeout(key.connectTimeout());
		}
		if (key.responseTimeout() != null) {
			builder.responseTimeout(key.responseTimeout());
		}
		return builder.build();
	}

	/**
	 * Opens a connection; to a server nothing is sent before the first statement.
	 * @param url the URL
	 * @param properties the properties, or {@code null} for none
	 * @return the connection, or {@code null} if the URL is of another driver
	 * @throws SQLException if the URL is wrong or a local database cannot be opened
	 */
	@Override
	public @Nullable Connection connect(String url, @Nullable Properties properties) throws SQLException {
		if (!acceptsURL(url)) {
			return null;
		}
		DatabaseKey key = DriverProperties.read(url.substring(PREFIX.length()),
				(properties != null) ? properties : new Properties());
		DatabaseRegistry.Lease lease = SqlExceptions.translate(() -> REGISTRY.acquire(key));
		try {
			return LibsqlConnection.open(lease.database(), lease::giveBack);
		}
		catch (SQLException | RuntimeException ex) {
			lease.giveBack();
			throw ex;
		}
	}

	@Override
	public boolean acceptsURL(@Nullable String url) {
		return url != null && url.length() > PREFIX.length()
				&& url.substring(0, PREFIX.length()).toLowerCase(Locale.ROOT).equals(PREFIX);
	}

	@Override
	public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties properties) {
		return DriverProperties.describe(properties);
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
