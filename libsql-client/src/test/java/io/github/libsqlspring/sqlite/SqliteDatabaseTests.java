package io.github.libsqlspring.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.StepResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqliteDatabaseTests {

	private static final String ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
			+ "SELECT count(*) FROM n";

	@TempDir
	private Path folder;

	@Nested
	class OnAFile {

		@Test
		void nothingIsTouchedBeforeTheFirstSession() {
			Path file = SqliteDatabaseTests.this.folder.resolve("a.db");
			try (SqliteDatabase database = open(file)) {
				assertThat(file).doesNotExist();
				database.openSession().close();
				assertThat(file).exists();
			}
		}

		@Test
		void aMissingFolderIsCreated() {
			Path file = SqliteDatabaseTests.this.folder.resolve("x/y/a.db");
			try (SqliteDatabase database = open(file)) {
				database.openSession().close();
			}
			assertThat(file).exists();
		}

		@ParameterizedTest
		@ValueSource(strings = { "a b.db", "a?mode=memory&cache=shared", "a%20#b.db", "é.db", ":memory:" })
		void everyCharacterOfTheNameStandsForItself(String name) {
			Path file = SqliteDatabaseTests.this.folder.resolve(name);
			try (SqliteDatabase database = open(file); Session session = database.openSession()) {
				Sessions.execute(session, "CREATE TABLE t (a)");
			}
			assertThat(file).isNotEmptyFile();
		}

		// Whoever runs the tests as root may write everywhere, and finds it writable.
		@Test
		void whatMayOnlyBeReadIsReadInItsJournalMode() throws IOException {
			Path file = SqliteDatabaseTests.this.folder.resolve("a.db");
			try (SqliteDatabase database = SqliteDatabase.openFile(file,
					SqliteOptions.defaults().withJournalMode(JournalMode.DELETE));
					Session session = database.openSession()) {
				Sessions.execute(session, "PRAGMA user_version = 7");
			}
			assertThat(file.toFile().setReadOnly()).isTrue();
			try (SqliteDatabase database = open(file); Session session = database.openSession()) {
				assertThat(Sessions.value(session, "PRAGMA user_version")).isEqualTo(7L);
				assertThat(Sessions.value(session, "PRAGMA journal_mode"))
					.isEqualTo(Files.isWritable(file) ? "wal" : "delete");
			}
		}

		@Test
		void theTargetIsItsAbsoluteName() {
			try (SqliteDatabase database = open(Path.of("x", "..", "a.db"))) {
				assertThat(database.target()).isEqualTo(
						new DatabaseTarget(DatabaseTarget.Mode.FILE, Path.of("a.db").toAbsolutePath().toString()));
			}
		}

		@Test
		void aFolderIsNoDatabase() {
			try (SqliteDatabase database = open(SqliteDatabaseTests.this.folder)) {
				assertThatExceptionOfType(LibsqlResponseException.class).isThrownBy(database::openSession)
					.withMessageContaining(SqliteDatabaseTests.this.folder.toString())
					.withMessageContaining("directory")
					.satisfies((ex) -> assertThat(ex.code()).isEqualTo("SQLITE_CANTOPEN"));
			}
		}

		@Test
		void aFolderThatCannotBeCreatedIsReported() throws IOException {
			Path blocker = Files.writeString(SqliteDatabaseTests.this.folder.resolve("file"), "text");
			try (SqliteDatabase database = open(blocker.resolve("a.db"))) {
				assertThatExceptionOfType(LibsqlResponseException.class).isThrownBy(database::openSession)
					.withMessageContaining("a.db")
					.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.STORAGE));
			}
		}

		@Test
		void anotherKindOfFileIsNoDatabase() throws IOException {
			Path file = Files.writeString(SqliteDatabaseTests.this.folder.resolve("a.db"), "text ".repeat(1000));
			try (SqliteDatabase database = open(file)) {
				assertThatExceptionOfType(LibsqlResponseException.class).isThrownBy(database::openSession)
					.withMessageContaining(file.toString())
					.satisfies((ex) -> assertThat(ex.code()).isEqualTo("SQLITE_NOTADB"));
			}
		}

		@RepeatedTest(10)
		void manySessionsMayOpenANewFileAtOnce() throws Exception {
			ExecutorService threads = Executors.newFixedThreadPool(8);
			try (SqliteDatabase one = open(SqliteDatabaseTests.this.folder.resolve("a.db"));
					SqliteDatabase other = open(SqliteDatabaseTests.this.folder.resolve("a.db"))) {
				List<Future<Object>> results = new ArrayList<>();
				for (int i = 0; i < 16; i++) {
					SqliteDatabase database = (i % 2 == 0) ? one : other;
					results.add(threads.submit(() -> {
						try (Session session = database.openSession()) {
							return Sessions.value(session, "PRAGMA journal_mode");
						}
					}));
				}
				for (Future<Object> result : results) {
					assertThat(result.get()).isEqualTo("wal");
				}
			}
			finally {
				threads.shutdownNow();
			}
		}

		@Test
		void aReaderDoesNotWaitForAnOpenWriter() {
			try (SqliteDatabase database = open(SqliteDatabaseTests.this.folder.resolve("a.db"));
					Session writer = database.openSession();
					Session reader = database.openSession()) {
				Sessions.execute(writer, "CREATE TABLE t (a)");
				Sessions.execute(writer, "BEGIN IMMEDIATE");
				Sessions.execute(writer, "INSERT INTO t VALUES (1)");

				assertThat(Sessions.value(reader, "SELECT count(*) FROM t")).isEqualTo(0L);
				Sessions.execute(writer, "COMMIT");
				assertThat(Sessions.value(reader, "SELECT count(*) FROM t")).isEqualTo(1L);
			}
		}

		@Test
		void aSecondWriterIsBusyAfterTheTimeout() {
			SqliteOptions options = new SqliteOptions(Duration.ofMillis(20), JournalMode.WAL, Synchronous.NORMAL, true);
			try (SqliteDatabase database = SqliteDatabase.openFile(SqliteDatabaseTests.this.folder.resolve("a.db"),
					options); Session first = database.openSession(); Session second = database.openSession()) {
				Sessions.execute(first, "BEGIN IMMEDIATE");

				assertThat(Sessions.error(second, "BEGIN IMMEDIATE"))
					.satisfies((error) -> assertThat(error.code()).isEqualTo("SQLITE_BUSY"))
					.satisfies((error) -> assertThat(error.message()).isEqualTo("database is locked"));
				assertThat(Sessions.autocommit(second)).isTrue();
			}
		}

		@Test
		void aStaleSnapshotIsBusyAndLeavesTheTransactionOpen() {
			try (SqliteDatabase database = open(SqliteDatabaseTests.this.folder.resolve("a.db"));
					Session first = database.openSession();
					Session second = database.openSession()) {
				Sessions.execute(first, "CREATE TABLE t (a)");
				Sessions.execute(first, "BEGIN");
				Sessions.execute(first, "SELECT * FROM t");
				Sessions.execute(second, "INSERT INTO t VALUES (1)");

				assertThat(Sessions.error(first, "INSERT INTO t VALUES (2)").code()).isEqualTo("SQLITE_BUSY");
				assertThat(Sessions.autocommit(first)).isFalse();
			}
		}

		@Test
		void closeLeavesTheFileAlone() throws IOException {
			SqliteDatabase database = open(SqliteDatabaseTests.this.folder.resolve("a.db"));
			try (Session first = database.openSession(); Session second = database.openSession()) {
				Sessions.execute(first, "CREATE TABLE t (a)");
				Sessions.execute(second, "SELECT * FROM t");
			}
			assertThat(SqliteDatabaseTests.this.folder.resolve("a.db-wal")).exists();

			database.close();

			try (var files = Files.list(SqliteDatabaseTests.this.folder)) {
				assertThat(files).containsExactly(SqliteDatabaseTests.this.folder.resolve("a.db"));
			}
		}

		private static SqliteDatabase open(Path file) {
			return SqliteDatabase.openFile(file, SqliteOptions.defaults());
		}

	}

	@Nested
	class InMemory {

		@Test
		void allSessionsSeeTheSameDatabase() {
			try (SqliteDatabase database = memory()) {
				try (Session session = database.openSession()) {
					Sessions.execute(session, "CREATE TABLE t (a)");
				}
				try (Session first = database.openSession(); Session second = database.openSession()) {
					Sessions.execute(first, "INSERT INTO t VALUES (1)");
					assertThat(Sessions.value(second, "SELECT count(*) FROM t")).isEqualTo(1L);
				}
			}
		}

		@Test
		void itLivesWithoutAnySession() {
			try (SqliteDatabase database = memory()) {
				try (Session session = database.openSession()) {
					Sessions.execute(session, "CREATE TABLE t (a)");
					session.unwrap(Connection.class);
				}
				try (Session session = database.openSession()) {
					assertThat(Sessions.value(session, "SELECT count(*) FROM t")).isEqualTo(0L);
				}
			}
		}

		@Test
		void twoDatabasesAreTwo() {
			try (SqliteDatabase one = memory();
					SqliteDatabase other = memory();
					Session first = one.openSession();
					Session second = other.openSession()) {
				Sessions.execute(first, "CREATE TABLE t (a)");
				assertThat(Sessions.step(second, "SELECT * FROM t")).isInstanceOf(StepResult.Failure.class);
			}
		}

		@Test
		void theTargetSaysSo() {
			try (SqliteDatabase database = memory()) {
				assertThat(database.target()).isEqualTo(new DatabaseTarget(DatabaseTarget.Mode.MEMORY, ":memory:"));
			}
		}

	}

	@Nested
	class Reuse {

		@Test
		void aSessionThatIsGivenBackIsUsedAgain() {
			try (SqliteDatabase database = memory()) {
				try (Session session = database.openSession()) {
					Sessions.execute(session, "CREATE TABLE t (a INTEGER PRIMARY KEY)");
					Sessions.execute(session, "INSERT INTO t VALUES (42)");
				}
				try (Session session = database.openSession()) {
					assertThat(Sessions.value(session, "SELECT last_insert_rowid()")).isEqualTo(42L);
				}
			}
		}

		@Test
		void anOpenTransactionIsRolledBack() {
			try (SqliteDatabase database = memory()) {
				try (Session session = database.openSession()) {
					Sessions.execute(session, "CREATE TABLE t (a)");
					Sessions.execute(session, "BEGIN");
					Sessions.execute(session, "INSERT INTO t VALUES (1)");
				}
				try (Session session = database.openSession()) {
					assertThat(Sessions.autocommit(session)).isTrue();
					assertThat(Sessions.value(session, "SELECT count(*) FROM t")).isEqualTo(0L);
					assertThat(Sessions.value(session, "SELECT last_insert_rowid()")).isEqualTo(1L);
				}
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "PRAGMA foreign_keys = OFF", "PRAGMA main.synchronous = 0", "pragma query_only(1)",
				"EXPLAIN PRAGMA foreign_keys = OFF", "EXPLAIN QUERY PLAN PRAGMA query_only = 1",
				"CREATE TEMP TABLE x (a)", "create temporary view v as select 1", "CREATE TABLE temp.x (a)",
				"ATTACH ':memory:' AS other" })
		void aChangedConnectionIsNotUsedAgain(String sql) {
			try (SqliteDatabase database = memory()) {
				try (Session session = database.openSession()) {
					Sessions.execute(session, "CREATE TABLE t (a INTEGER PRIMARY KEY)");
					Sessions.execute(session, "INSERT INTO t VALUES (42)");
					Sessions.execute(session, sql);
				}
				try (Session session = database.openSession()) {
					assertThat(Sessions.value(session, "SELECT last_insert_rowid()")).isEqualTo(0L);
					assertThat(Sessions.value(session, "PRAGMA foreign_keys")).isEqualTo(1L);
				}
			}
		}

		@Test
		void anUnwrappedConnectionIsNotUsedAgain() throws Exception {
			try (SqliteDatabase database = memory()) {
				Connection connection;
				try (Session session = database.openSession()) {
					connection = session.unwrap(Connection.class).orElseThrow();
				}
				assertThat(connection.isClosed()).isTrue();
			}
		}

		@Test
		void readingAPragmaChangesNothing() {
			try (SqliteDatabase database = memory()) {
				try (Session session = database.openSession()) {
					Sessions.execute(session, "CREATE TABLE t (a INTEGER PRIMARY KEY)");
					Sessions.execute(session, "INSERT INTO t VALUES (42)");
					Sessions.execute(session, "PRAGMA foreign_keys");
					Sessions.execute(session, "PRAGMA table_info(t)");
				}
				try (Session session = database.openSession()) {
					assertThat(Sessions.value(session, "SELECT last_insert_rowid()")).isEqualTo(42L);
				}
			}
		}

	}

	@Nested
	class Closing {

		@Test
		void refusesNewSessionsAndIsIdempotent() {
			SqliteDatabase database = memory();
			assertThat(database.isClosed()).isFalse();

			database.close();
			database.close();

			assertThat(database.isClosed()).isTrue();
			assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(database::openSession)
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LibsqlClosedException.CLIENT_CLOSED));
		}

		@Test
		void waitsForASessionInUse() {
			SqliteDatabase database = memory();
			Session session = database.openSession();
			CompletableFuture<Void> closing = CompletableFuture.runAsync(database::close);
			while (!database.isClosed()) {
				Thread.onSpinWait();
			}

			assertThat(Sessions.step(session, "SELECT 1").isOk()).isTrue();
			assertThat(closing).isNotDone();
			session.close();

			assertThat(closing).succeedsWithin(Duration.ofSeconds(30));
		}

		@Test
		void endsAnIdleSessionWhenTheTimeIsUp() {
			SqliteDatabase database = SqliteDatabase.openFile(SqliteDatabaseTests.this.folder.resolve("a.db"),
					SqliteOptions.defaults(), Duration.ZERO);
			Session session = database.openSession();

			database.close();

			assertThat(SqliteDatabaseTests.this.folder.resolve("a.db-wal")).doesNotExist();
			assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(() -> Sessions.step(session, "SELECT 1"));
			session.close();
		}

		@Test
		void endsAnIdleSessionAlsoOnAThreadThatIsInterrupted() {
			SqliteDatabase database = SqliteDatabase.openFile(SqliteDatabaseTests.this.folder.resolve("a.db"),
					SqliteOptions.defaults());
			Session session = database.openSession();

			Thread.currentThread().interrupt();
			database.close();

			assertThat(Thread.interrupted()).isTrue();
			assertThat(SqliteDatabaseTests.this.folder.resolve("a.db-wal")).doesNotExist();
			session.close();
		}

		@Test
		void interruptsARunningStatementWhenTheTimeIsUp() {
			SqliteDatabase database = SqliteDatabase.openFile(SqliteDatabaseTests.this.folder.resolve("a.db"),
					SqliteOptions.defaults(), Duration.ofMillis(50));
			Session session = database.openSession();
			CompletableFuture<StepResult> running = CompletableFuture
				.supplyAsync(() -> Sessions.step(session, ENDLESS));

			database.close();

			// Whether the statement had started is a matter of luck.
			assertThat(running).satisfiesAnyOf(
					(result) -> assertThat(result).succeedsWithin(Duration.ofSeconds(30))
						.isInstanceOf(StepResult.Failure.class),
					(result) -> assertThat(result).failsWithin(Duration.ofSeconds(30))
						.withThrowableThat()
						.withCauseInstanceOf(LibsqlException.class));
			session.close();
			assertThat(SqliteDatabaseTests.this.folder.resolve("a.db-wal")).doesNotExist();
		}

	}

	private static SqliteDatabase memory() {
		return SqliteDatabase.openMemory(SqliteOptions.defaults());
	}

}
