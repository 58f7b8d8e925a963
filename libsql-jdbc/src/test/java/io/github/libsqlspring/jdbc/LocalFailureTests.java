package io.github.libsqlspring.jdbc;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.client.DatabaseBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Failures that only an embedded database can have.
 */
class LocalFailureTests {

	@TempDir
	Path folder;

	private LibsqlDataSource open(String url) {
		return LibsqlDataSource.create(new DatabaseBuilder().url(url)
			.sqliteOptions((options) -> options.withBusyTimeout(Duration.ofMillis(20))));
	}

	private LibsqlDataSource openFile() {
		return open(file().toUri().toString());
	}

	private Path file() {
		return this.folder.resolve("test.db");
	}

	private static Failure storage(int code) {
		return new Failure(SQLNonTransientException.class, "58030", code, DataAccessResourceFailureException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "file", "memory" })
	void anotherConnectionHoldsTheLock(String where) throws SQLException {
		try (LibsqlDataSource dataSource = where.equals("file") ? openFile() : open(":memory:")) {
			new JdbcTemplate(dataSource).execute("CREATE TABLE t (a)");
			try (Connection holder = dataSource.getConnection();
					Connection other = dataSource.getConnection();
					Statement statement = other.createStatement()) {
				holder.setAutoCommit(false);
				holder.createStatement().execute("INSERT INTO t VALUES (1)");
				new Failure(SQLTransientException.class, "40001", 5, CannotAcquireLockException.class)
					.isThrownBy(() -> statement.execute("INSERT INTO t VALUES (2)"));
			}
		}
	}

	@Test
	void aResultThatIsHalfReadHoldsTheLock() throws SQLException {
		try (LibsqlDataSource dataSource = openFile();
				Connection connection = dataSource.getConnection();
				Statement reading = connection.createStatement();
				Statement other = connection.createStatement()) {
			other.execute("CREATE TABLE t (a)");
			other.execute("INSERT INTO t VALUES (1), (2)");
			try (ResultSet rows = reading.executeQuery("SELECT a FROM t")) {
				assertThat(rows.next()).isTrue();
				new Failure(SQLTransientException.class, "40001", 6, CannotAcquireLockException.class)
					.isThrownBy(() -> other.execute("DROP TABLE t"));
			}
		}
	}

	@Test
	void aFileThatMustNotGrowIsFull() throws SQLException {
		try (LibsqlDataSource dataSource = openFile();
				Connection connection = dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (a)");
			statement.execute("PRAGMA max_page_count = 4");
			new Failure(SQLNonTransientException.class, "53100", 13, DataAccessResourceFailureException.class)
				.isThrownBy(() -> statement.execute("INSERT INTO t VALUES (zeroblob(100000))"));
		}
	}

	@Test
	void aFileThatIsNoDatabaseCannotBeOpened() throws IOException {
		Files.writeString(file(), "This is a letter and no database. ".repeat(100));
		try (LibsqlDataSource dataSource = openFile()) {
			storage(26).isThrownBy(dataSource::getConnection);
		}
	}

	@Test
	void aFileThatIsDamagedCannotBeRead() throws IOException {
		try (LibsqlDataSource dataSource = openFile()) {
			JdbcTemplate jdbc = new JdbcTemplate(dataSource);
			jdbc.execute("CREATE TABLE t (a)");
			jdbc.update("INSERT INTO t VALUES (zeroblob(3000)), (zeroblob(3000)), (zeroblob(3000))");
		}
		byte[] damage = new byte[4096];
		Arrays.fill(damage, (byte) 0xff);
		try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
			bytes.seek(4096);
			bytes.write(damage);
		}
		try (LibsqlDataSource dataSource = openFile()) {
			storage(11).isThrownBy(dataSource, "SELECT * FROM t");
		}
	}

	@Test
	void whatIsNoFileCannotBeOpened() throws IOException {
		Path plain = Files.writeString(this.folder.resolve("plain.txt"), "text");
		for (Path path : new Path[] { this.folder, plain.resolve("test.db") }) {
			try (LibsqlDataSource dataSource = open(path.toUri().toString())) {
				storage(14).isThrownBy(dataSource::getConnection);
			}
		}
	}

	@Test
	void aConnectionThatMayOnlyReadDoesNotWrite() throws SQLException {
		try (LibsqlDataSource dataSource = openFile();
				Connection connection = dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (a)");
			statement.execute("PRAGMA query_only = 1");
			new Failure(SQLInvalidAuthorizationSpecException.class, "25006", 8,
					PermissionDeniedDataAccessException.class)
				.isThrownBy(() -> statement.execute("INSERT INTO t VALUES (1)"));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '#',
			value = { "INSERT INTO t (u) VALUES (1) | 2067", "INSERT INTO t (id) VALUES (1) | 1555",
					"INSERT INTO plain (rowid) VALUES (1) | 2579", "INSERT INTO t (n) VALUES (NULL) | 1299",
					"INSERT INTO t (c) VALUES (0) | 275", "INSERT INTO t (f) VALUES (9) | 787",
					"INSERT INTO strict VALUES ('x') | 3091", "DELETE FROM t | 1811" })
	void theExtendedCodeIsKnown(String sql, int code) {
		try (LibsqlDataSource dataSource = openFile()) {
			JdbcTemplate jdbc = new JdbcTemplate(dataSource);
			jdbc.batchUpdate(
					"CREATE TABLE t (id INTEGER PRIMARY KEY, u UNIQUE, n NOT NULL DEFAULT 0, c CHECK (c > 0), "
							+ "f REFERENCES t)",
					"CREATE TABLE plain (a)", "CREATE TABLE strict (a INTEGER) STRICT",
					"CREATE TRIGGER no_delete BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'no'); END",
					"INSERT INTO t (id, u) VALUES (1, 1)", "INSERT INTO plain (rowid) VALUES (1)");

			assertThat(LibsqlException.behind(catchThrowable(() -> jdbc.execute(sql))))
				.hasValueSatisfying((ex) -> assertThat(ex.extendedCode()).hasValue(code));
		}
	}

}
