package io.github.libsqlspring.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlUrlException;
import io.github.libsqlspring.client.DatabaseBuilder;

/**
 * JDBC connections to a libSQL database, embedded or on a server. <pre class="code">
 * try (LibsqlDataSource dataSource = LibsqlDataSource.create("file:books.db")) {
 * 	JdbcClient.create(dataSource).sql("SELECT title FROM book").query(String.class).list();
 * }
 * </pre>
 * <p>
 * A connection to a server is free: it sends nothing before its first statement, and
 * holds nothing there outside a transaction, so that no pool is needed. A connection to a
 * file is an open file: for that, put HikariCP around this.
 * <p>
 * Transactions are SQLite's: always serializable; they begin with the first statement, as
 * a writer, or as a reader if the connection is read-only. Thread-safe. Threads that
 * share one of its connections wait for one another; each of them better has its own.
 */
public final class LibsqlDataSource implements DataSource, AutoCloseable {

	private final Database database;

	private final boolean ownsDatabase;

	private final JdbcSettings settings;

	private volatile int loginTimeout;

	private LibsqlDataSource(Database database, boolean ownsDatabase, JdbcSettings settings) {
		this.database = Objects.requireNonNull(database, "database");
		this.ownsDatabase = ownsDatabase;
		this.settings = settings;
	}

	/**
	 * Connections to a database that others use too.
	 * @param database the database, which the caller closes
	 */
	public LibsqlDataSource(Database database) {
		this(database, false, JdbcSettings.DEFAULT);
	}

	/**
	 * Opens a database without a token.
	 * @param url the URL of the database, without {@code jdbc:}, see
	 * {@link io.github.libsqlspring.client.LibsqlUrl}
	 * @return a data source that owns the database
	 * @throws LibsqlUrlException if the URL cannot be used
	 */
	public static LibsqlDataSource create(String url) {
		return create(url, null);
	}

	/**
	 * Opens a database.
	 * @param url the URL of the database, without {@code jdbc:}
	 * @param authToken the token for a server, or {@code null}; blank means none
	 * @return a data source that owns the database
	 * @throws LibsqlUrlException if the URL cannot be used
	 */
	public static LibsqlDataSource create(String url, @Nullable String authToken) {
		return create(new DatabaseBuilder().url(url).authToken(authToken));
	}

	/**
	 * Opens a database with settings beyond URL and token.
	 * @param builder the settings
	 * @return a data source that owns the database
	 * @throws LibsqlUrlException if the URL cannot be used
	 */
	public static LibsqlDataSource create(DatabaseBuilder builder) {
		return new LibsqlDataSource(builder.build(), true, JdbcSettings.DEFAULT);
	}

	/**
	 * The same with another form of dates and times.
	 * @param dateFormat the form
	 * @return a data source to the same database, which it owns if this one does; the two
	 * do not need to be closed both
	 */
	public LibsqlDataSource withDateFormat(DateFormat dateFormat) {
		return new LibsqlDataSource(this.database, this.ownsDatabase,
				new JdbcSettings(Objects.requireNonNull(dateFormat, "dateFormat")));
	}

	/**
	 * Opens a connection. To a server nothing is sent.
	 * @return the connection
	 * @throws SQLException if the database is closed, or a local one cannot be opened
	 */
	@Override
	public Connection getConnection() throws SQLException {
		return LibsqlConnection.open(this.database, this.settings, () -> {
		});
	}

	/**
	 * Not supported: a libSQL database knows tokens, not users.
	 */
	@Override
	public Connection getConnection(@Nullable String username, @Nullable String password) throws SQLException {
		throw SqlExceptions.notSupported("DataSource.getConnection with user and password");
	}

	@Override
	public @Nullable PrintWriter getLogWriter() {
		return null;
	}

	@Override
	public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
		if (out != null) {
			throw SqlExceptions.notSupported("DataSource.setLogWriter");
		}
	}

	/**
	 * Kept, and never reached: a connection is opened without waiting for anybody.
	 */
	@Override
	public void setLoginTimeout(int seconds) {
		this.loginTimeout = seconds;
	}

	@Override
	public int getLoginTimeout() {
		return this.loginTimeout;
	}

	@Override
	public Logger getParentLogger() throws SQLFeatureNotSupportedException {
		throw SqlExceptions.notSupported("DataSource.getParentLogger");
	}

	/**
	 * Gives this data source, or its {@link Database}.
	 */
	@Override
	public <T> T unwrap(@Nullable Class<T> type) throws SQLException {
		if (type == null) {
			throw SqlExceptions.misuse("The type to unwrap to is null");
		}
		if (type.isInstance(this)) {
			return type.cast(this);
		}
		if (type.isInstance(this.database)) {
			return type.cast(this.database);
		}
		throw SqlExceptions.misuse("This is no wrapper for " + type);
	}

	@Override
	public boolean isWrapperFor(@Nullable Class<?> type) {
		return type != null && (type.isInstance(this) || type.isInstance(this.database));
	}

	/**
	 * Closes the database if this data source owns it; a shared one is left open. Later
	 * calls do nothing.
	 */
	@Override
	public void close() {
		if (this.ownsDatabase) {
			this.database.close();
		}
	}

	@Override
	public String toString() {
		return "LibsqlDataSource[" + this.database.target().location() + "]";
	}

}
