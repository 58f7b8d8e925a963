package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.sqlite.SQLiteConnection;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlUrlException;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataSourceTests {

	@Test
	void clientAndDataSourceShareOneDatabase() {
		try (Database database = new DatabaseBuilder().url(":memory:").build()) {
			LibsqlClient client = LibsqlClient.create(database, CurrentTransaction.NONE);
			LibsqlDataSource dataSource = new LibsqlDataSource(database);
			client.execute("CREATE TABLE t (a)");
			new JdbcTemplate(dataSource).update("INSERT INTO t VALUES (1)");

			dataSource.close();

			assertThat(client.execute("SELECT * FROM t").rows()).hasSize(1);
		}
	}

	@Test
	void anOwnedDatabaseIsClosedWithTheDataSource() throws SQLException {
		LibsqlDataSource dataSource = LibsqlDataSource.create(":memory:");
		Connection open = dataSource.getConnection();
		open.close();
		Database database = dataSource.unwrap(Database.class);

		dataSource.close();
		dataSource.close();

		assertThat(database.isClosed()).isTrue();
		assertThatExceptionOfType(SQLNonTransientConnectionException.class).isThrownBy(dataSource::getConnection)
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08003"));
	}

	@Test
	void itUnwrapsToItselfAndItsDatabase() throws SQLException {
		try (LibsqlDataSource dataSource = LibsqlDataSource.create(":memory:")) {
			assertThat(dataSource.unwrap(LibsqlDataSource.class)).isSameAs(dataSource);
			assertThat(dataSource.isWrapperFor(Database.class)).isTrue();
			assertThat(dataSource.isWrapperFor(String.class)).isFalse();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> dataSource.unwrap(String.class));
			try (Connection connection = dataSource.getConnection()) {
				assertThat(connection.unwrap(SQLiteConnection.class).getAutoCommit()).isTrue();
				assertThat(connection.getMetaData().getURL()).startsWith("jdbc:sqlite:");
			}
			assertThat(dataSource.toString()).isEqualTo("LibsqlDataSource[:memory:]");
		}
	}

	@Test
	void thereAreNoUsers() {
		try (LibsqlDataSource dataSource = LibsqlDataSource.create(":memory:")) {
			assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
				.isThrownBy(() -> dataSource.getConnection("a", "b"));
		}
	}

	@Test
	void aWrongUrlIsExplained() {
		assertThatExceptionOfType(LibsqlUrlException.class).isThrownBy(() -> LibsqlDataSource.create("books.db"))
			.withMessageContaining("file:books.db");
	}

}
