package io.github.libsqlspring.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import io.github.libsqlspring.jdbc.LibsqlDataSource;

/**
 * A JDBC driver on a local file: a connection, and a pool beside it. All drivers have the
 * settings that the client has by default: WAL, {@code synchronous = normal}, foreign
 * keys, a busy timeout of 5 seconds.
 *
 * @param connection a connection that stays open
 * @param pool the pool
 */
record JdbcDriver(Connection connection, HikariDataSource pool) implements AutoCloseable {

	static final String SQLITE = "sqlite-jdbc";

	static final String LIBSQL = "libsql-jdbc";

	private static final int CONNECTIONS = 10;

	/**
	 * Opens a file.
	 * @param name of the driver
	 * @param url the URL of the file
	 * @return the driver
	 * @throws SQLException if the file cannot be opened
	 */
	static JdbcDriver open(String name, String url) throws SQLException {
		DataSource dataSource = name.equals(LIBSQL) ? LibsqlDataSource.create(url) : sqlite(url, false);
		return new JdbcDriver(dataSource.getConnection(), pool(dataSource));
	}

	/**
	 * Connections of sqlite-jdbc.
	 * @param url the URL of the file
	 * @param immediate whether transactions take the write lock at their beginning
	 * @return the connections
	 */
	static DataSource sqlite(String url, boolean immediate) {
		SQLiteConfig config = new SQLiteConfig();
		config.setJournalMode(SQLiteConfig.JournalMode.WAL);
		config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
		config.enforceForeignKeys(true);
		config.setBusyTimeout(5000);
		if (immediate) {
			config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
		}
		SQLiteDataSource dataSource = new SQLiteDataSource(config);
		dataSource.setUrl("jdbc:sqlite:" + url);
		return dataSource;
	}

	static HikariDataSource pool(DataSource dataSource) {
		HikariConfig config = new HikariConfig();
		config.setDataSource(dataSource);
		config.setMaximumPoolSize(CONNECTIONS);
		return new HikariDataSource(config);
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
		this.pool.close();
	}

}
