package io.github.libsqlspring.jdbc.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.data.jdbc.core.dialect.DialectResolver.JdbcDialectProvider;
import org.springframework.data.relational.core.dialect.Dialect;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

import io.github.libsqlspring.jdbc.DateFormat;

/**
 * Knows the connections of this driver, and asks the database nothing. It comes before
 * Spring Data's own provider, which would ask for the name of the product and then log
 * that it has no dialect for it.
 */
@Order(0)
class JdbcLibsqlDialectProvider implements JdbcDialectProvider {

	@Override
	public Optional<Dialect> getDialect(JdbcOperations operations) {
		return operations.execute((ConnectionCallback<Optional<Dialect>>) this::getDialect);
	}

	// Another driver for SQLite stores dates and gives keys in another way.
	private Optional<Dialect> getDialect(Connection connection) throws SQLException {
		return connection.isWrapperFor(DateFormat.class)
				? Optional.of(new JdbcLibsqlDialect(connection.unwrap(DateFormat.class))) : Optional.empty();
	}

}
