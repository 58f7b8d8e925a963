package io.github.libsqlspring.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.DatabaseStatistics;
import io.github.libsqlspring.DatabaseStatistics.Failure;
import io.github.libsqlspring.DatabaseStatistics.Streams;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StepResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an embedded database tells of itself.
 */
class SqliteStatisticsTests {

	private static final String ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
			+ "SELECT count(*) FROM n";

	@TempDir
	private Path folder;

	private SqliteDatabase database;

	@BeforeEach
	void open() {
		this.database = SqliteDatabase.openFile(this.folder.resolve("a.db"),
				SqliteOptions.defaults().withBusyTimeout(Duration.ZERO));
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private DatabaseStatistics statistics() {
		return this.database.statistics();
	}

	@Test
	void beginWithNothing() {
		assertThat(statistics())
			.isEqualTo(new DatabaseStatistics(null, null, 0, new Streams(0, 0, 0), 0, Map.of(), null, null));
	}

	@Test
	void countConnectionsInUseAndIdle() {
		try (Session one = this.database.openSession()) {
			this.database.openSession().close();
			assertThat(statistics().sessions()).isEqualTo(1);
			assertThat(statistics().streams()).isEqualTo(new Streams(2, 1, 0));
			Sessions.execute(one, "ATTACH ':memory:' AS other");
		}
		assertThat(statistics().sessions()).isZero();
		assertThat(statistics().streams()).as("a changed connection is not kept").isEqualTo(new Streams(1, 1, 0));

		this.database.close();
		assertThat(statistics().streams()).isEqualTo(new Streams(0, 0, 0));
	}

	@Test
	void countTheConnectionsOfADatabaseInMemoryThatAreUsed() {
		try (SqliteDatabase memory = SqliteDatabase.openMemory(SqliteOptions.defaults());
				Session session = memory.openSession()) {
			assertThat(Sessions.value(session, "SELECT 1")).isEqualTo(1L);
			assertThat(memory.statistics().streams()).isEqualTo(new Streams(1, 0, 0));
		}
	}

	@Test
	void countWritersThatWait() throws Exception {
		try (SqliteDatabase patient = SqliteDatabase.openFile(this.folder.resolve("a.db"), SqliteOptions.defaults());
				Session holder = patient.openSession();
				Session session = patient.openSession()) {
			Sessions.execute(holder, "BEGIN IMMEDIATE");
			FutureTask<StepResult> write = new FutureTask<>(() -> Sessions.step(session, "CREATE TABLE t (a)"));
			new Thread(write).start();
			long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
			while (patient.statistics().streams().waiting() != 1) {
				assertThat(System.nanoTime() - deadline).as("time over").isNegative();
				Thread.onSpinWait();
			}

			Sessions.execute(holder, "COMMIT");

			assertThat(write.get().isOk()).isTrue();
			assertThat(patient.statistics().streams().waiting()).isZero();
		}
	}

	@Test
	void countALockThatWasNotFree() {
		try (Session holder = this.database.openSession(); Session session = this.database.openSession()) {
			Sessions.execute(holder, "BEGIN IMMEDIATE");
			Sessions.error(session, "BEGIN IMMEDIATE");
			Sessions.error(session, "CREATE TABLE t (a)");
		}
		assertThat(statistics().failures()).isEqualTo(Map.of(ErrorKind.BUSY, 2L));
		assertThat(statistics().lastFailure()).extracting(Failure::code).isEqualTo("SQLITE_BUSY");
	}

	@Test
	void leaveOutWhatTheApplicationDoesWrong() {
		try (Session session = this.database.openSession()) {
			Sessions.execute(session, "CREATE TABLE t (a UNIQUE)");
			Sessions.execute(session, "INSERT INTO t VALUES (1)");
			Sessions.error(session, "INSERT INTO t VALUES (1)");
			Sessions.error(session, "SELECT nothing FROM nowhere");
			Sessions.error(session, "SELECT ?");
		}
		assertThat(statistics().failures()).isEmpty();
		assertThat(statistics().lastFailure()).isNull();
	}

	@Test
	void countACallThatTookTooLongOnce() {
		CallOptions limit = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(20));
		try (Session session = this.database.openSession()) {
			assertThatExceptionOfType(LibsqlException.class)
				.isThrownBy(() -> session.batch(Sessions.batch(Statement.of(ENDLESS)), limit));
		}
		assertThat(statistics().failures()).isEqualTo(Map.of(ErrorKind.TIMEOUT, 1L));
	}

	@Test
	void countAFileThatCannotBeOpened() {
		try (SqliteDatabase unreadable = SqliteDatabase.openFile(this.folder, SqliteOptions.defaults())) {
			assertThatExceptionOfType(LibsqlException.class).isThrownBy(unreadable::openSession);
			assertThat(unreadable.statistics().failures()).isEqualTo(Map.of(ErrorKind.STORAGE, 1L));
			assertThat(unreadable.statistics().streams().open()).isZero();
		}
	}

}
