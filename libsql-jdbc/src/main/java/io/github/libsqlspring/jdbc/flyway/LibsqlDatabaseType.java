package io.github.libsqlspring.jdbc.flyway;

import java.sql.Connection;
import java.util.regex.Pattern;

import org.flywaydb.core.internal.database.sqlite.SQLiteDatabaseType;
import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.jdbc.LibsqlDriver;

/**
 * Lets Flyway find the driver for a {@code jdbc:libsql:} URL. Found by Flyway as a
 * service. Connections are those of SQLite to Flyway, whose own type takes them by the
 * name of the product.
 */
public final class LibsqlDatabaseType extends SQLiteDatabaseType {

	private static final String PREFIX = "jdbc:libsql:";

	// Flyway writes URLs into logs and messages, without what is in the first group.
	private static final Pattern SECRETS = Pattern.compile("[?&](?:authToken|password|remoteEncryptionKey)=([^&]*)",
			Pattern.CASE_INSENSITIVE);

	/**
	 * For Flyway, which creates services by reflection.
	 */
	public LibsqlDatabaseType() {
	}

	@Override
	public String getName() {
		return "libSQL";
	}

	@Override
	public boolean handlesJDBCUrl(String url) {
		return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
	}

	@Override
	public String getDriverClass(String url, @Nullable ClassLoader classLoader) {
		return LibsqlDriver.class.getName();
	}

	@Override
	public Pattern getJDBCCredentialsPattern() {
		return SECRETS;
	}

	// Flyway asks all types in an order that differs between its versions. What is the
	// concern of SQLite, sqlite-jdbc's own connections included, stays with its type.
	@Override
	public boolean handlesDatabaseProductNameAndVersion(String productName, String productVersion,
			Connection connection) {
		return false;
	}

}
