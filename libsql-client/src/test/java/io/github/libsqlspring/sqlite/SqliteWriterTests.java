package io.github.libsqlspring.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StepResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Writers of one file, who wait for each other in order.
 */
class SqliteWriterTests {

	private static final int WRITERS = 8;

	@TempDir
	private Path folder;

	private Path file;

	private SqliteDatabase database;

	@BeforeEach
	void open() throws Exception {
		this.file = this.folder.toRealPath().resolve("a.db");
		this.database = database(Duration.ofMinutes(1));
		try (Session session = this.database.openSession()) {
			Sessions.execute(session, "CREATE TABLE t (writer INTEGER, n INTEGER)");
		}
	}

	private SqliteDatabase database(Duration busyTimeout) {
		return SqliteDatabase.openFile(this.file,
				new SqliteOptions(busyTimeout, JournalMode.WAL, Synchronous.OFF, true));
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private WriteQueue queue() {
		return WriteQueue.ofFile(this.file);
	}

	private void awaitWaiting(int count) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (queue().length() != count) {
			assertThat(System.nanoTime() - deadline).as("time over").isNegative();
			Thread.onSpinWait();
		}
	}

	private boolean isFree() {
		WriteTurn turn = new WriteTurn(queue());
		boolean free = turn.tryTake();
		turn.release();
		return free;
	}

	@ParameterizedTest
	@EnumSource(value = JournalMode.class, names = { "WAL", "DELETE" })
	void neverFailBecauseOfALock(JournalMode mode) throws Exception {
		Path other = this.file.resolveSibling(mode + ".db");
		SqliteOptions options = new SqliteOptions(Duration.ofMinutes(1), mode, Synchronous.OFF, true);
		try (SqliteDatabase one = SqliteDatabase.openFile(other, options);
				SqliteDatabase two = SqliteDatabase.openFile(other, options)) {
			try (Session session = one.openSession()) {
				Sessions.execute(session, "CREATE TABLE t (writer INTEGER, n INTEGER)");
			}
			all((writer) -> {
				for (int i = 0; i < 50; i++) {
					try (Session session = ((writer % 2 == 0) ? one : two).openSession()) {
						Sessions.execute(session, "BEGIN IMMEDIATE");
						Object count = Sessions.value(session, "SELECT count(*) FROM t WHERE writer = ?", writer);
						assertThat(count).isEqualTo((long) i);
						Sessions.execute(session, "INSERT INTO t VALUES (?, ?)", writer, i);
						Sessions.execute(session, "COMMIT");
					}
				}
			});
		}
	}

	@Test
	void areServedInTheOrderInWhichTheyCame() throws Exception {
		List<FutureTask<?>> writes = new ArrayList<>();
		try (Session first = this.database.openSession()) {
			Sessions.execute(first, "BEGIN IMMEDIATE");
			for (int i = 0; i < WRITERS; i++) {
				int writer = i;
				FutureTask<?> write = new FutureTask<>(() -> {
					try (Session session = this.database.openSession()) {
						return Sessions.execute(session, "INSERT INTO t VALUES (?, 0)", writer);
					}
				});
				writes.add(write);
				new Thread(write).start();
				awaitWaiting(i + 1);
			}
			Sessions.execute(first, "COMMIT");
			for (FutureTask<?> write : writes) {
				write.get();
			}
		}

		try (Session session = this.database.openSession()) {
			assertThat(Sessions.execute(session, "SELECT writer FROM t ORDER BY rowid").rows())
				.extracting((row) -> row.getObject(0))
				.containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
		}
	}

	// Whoever comes again and again must not pass by those who wait.
	@Test
	void takeTurns() throws Exception {
		int rounds = 20;
		all((writer) -> {
			for (int i = 0; i < rounds; i++) {
				try (Session session = this.database.openSession()) {
					Sessions.execute(session, "BEGIN IMMEDIATE");
					if (i < rounds - 1) {
						awaitWaiting(WRITERS - 1);
					}
					Sessions.execute(session, "INSERT INTO t VALUES (?, ?)", writer, i);
					Sessions.execute(session, "COMMIT");
				}
			}
		});

		try (Session session = this.database.openSession()) {
			assertThat(Sessions.value(session, """
					SELECT count(*) FROM (SELECT rowid - lag(rowid) OVER (PARTITION BY writer ORDER BY rowid) AS d
					FROM t) WHERE d = ?""", WRITERS)).isEqualTo((long) WRITERS * (rounds - 1));
		}
	}

	@Test
	void failAsSqliteDoesWhenTheBusyTimeoutIsOver() {
		try (SqliteDatabase impatient = database(Duration.ofMillis(20));
				Session holder = this.database.openSession();
				Session session = impatient.openSession()) {
			Sessions.execute(holder, "BEGIN IMMEDIATE");

			assertThat(Sessions.error(session, "INSERT INTO t VALUES (1, 1)").code()).isEqualTo("SQLITE_BUSY");
			assertThat(Sessions.error(session, "BEGIN IMMEDIATE").message()).isEqualTo("database is locked");

			Sessions.execute(holder, "ROLLBACK");
			Sessions.execute(session, "INSERT INTO t VALUES (1, 1)");
		}
	}

	@Test
	void doNotWaitForAReaderThatHasFailedToBecomeAWriter() {
		try (Session reader = this.database.openSession(); Session session = this.database.openSession()) {
			Sessions.execute(reader, "BEGIN");
			Sessions.execute(reader, "SELECT * FROM t");
			Sessions.execute(session, "INSERT INTO t VALUES (1, 1)");

			assertThat(Sessions.error(reader, "INSERT INTO t VALUES (2, 2)").code()).isEqualTo("SQLITE_BUSY");

			assertThat(isFree()).isTrue();
		}
	}

	@Test
	void endTheWaitWithTheTimeLimitOfTheirCall() {
		try (Session holder = this.database.openSession(); Session session = this.database.openSession()) {
			Sessions.execute(holder, "BEGIN IMMEDIATE");

			CallOptions limit = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(20));
			assertThatExceptionOfType(LibsqlException.class)
				.isThrownBy(() -> session.batch(Sessions.batch(Statement.of("INSERT INTO t VALUES (1, 1)")), limit))
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.TIMEOUT));
		}
		assertThat(isFree()).isTrue();
	}

	@Test
	void endTheWaitWhenTheyAreCancelled() throws Exception {
		try (Session holder = this.database.openSession(); Session session = this.database.openSession()) {
			Sessions.execute(holder, "BEGIN IMMEDIATE");
			FutureTask<StepResult> write = new FutureTask<>(
					() -> Sessions.step(session, "INSERT INTO t VALUES (1, 1)"));
			new Thread(write).start();
			awaitWaiting(1);

			session.cancel();

			assertThatExceptionOfType(Exception.class).isThrownBy(write::get)
				.havingCause()
				.isInstanceOfSatisfying(LibsqlException.class,
						(ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.INTERRUPTED));
		}
		assertThat(isFree()).isTrue();
	}

	@Test
	void endTheWaitWhenTheirDatabaseIsClosed() throws Exception {
		SqliteDatabase closing = SqliteDatabase.openFile(this.file, SqliteOptions.defaults(), Duration.ZERO);
		try (Session holder = this.database.openSession()) {
			Sessions.execute(holder, "BEGIN IMMEDIATE");
			Session session = closing.openSession();
			FutureTask<StepResult> write = new FutureTask<>(
					() -> Sessions.step(session, "INSERT INTO t VALUES (1, 1)"));
			new Thread(write).start();
			awaitWaiting(1);

			closing.close();

			assertThatExceptionOfType(Exception.class).isThrownBy(write::get)
				.havingCause()
				.isInstanceOf(LibsqlException.class);
		}
		assertThat(isFree()).isTrue();
	}

	@Test
	void waitUntilTheRowsOfAChangeAreRead() {
		try (Session session = this.database.openSession()) {
			Sessions.execute(session, "INSERT INTO t VALUES (1, 1), (1, 2)");
			BatchProgram program = BatchProgram.autocommit(List.of(Statement.of("UPDATE t SET n = 3 RETURNING n")));
			try (Cursor rows = session.openCursor(program, CallOptions.DEFAULT)) {
				rows.next();
				assertThat(isFree()).isFalse();
			}
			assertThat(isFree()).isTrue();
		}
	}

	@Test
	void doNotWaitInsideATransactionThatHasRead() {
		try (Session reader = this.database.openSession(); Session writer = this.database.openSession()) {
			Sessions.execute(reader, "PRAGMA busy_timeout = 0");
			Sessions.execute(reader, "BEGIN");
			Sessions.execute(reader, "SELECT * FROM t");
			Sessions.execute(writer, "BEGIN IMMEDIATE");

			assertThat(Sessions.error(reader, "INSERT INTO t VALUES (1, 1)").code()).isEqualTo("SQLITE_BUSY");

			Sessions.execute(writer, "COMMIT");
			Sessions.execute(reader, "INSERT INTO t VALUES (1, 1)");
			assertThat(isFree()).isFalse();
			Sessions.execute(reader, "COMMIT");
			assertThat(isFree()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void leaveTheQueueHoweverTheyEnd(long seed) throws Exception {
		try (Session session = this.database.openSession()) {
			Sessions.execute(session, "CREATE TABLE u (a UNIQUE)");
			Sessions.execute(session, "INSERT INTO u VALUES (1)");
		}
		all((writer) -> {
			Random random = new Random(seed * 1000 + writer);
			for (int i = 0; i < 60; i++) {
				try (Session session = this.database.openSession()) {
					misuse(session, random);
				}
				catch (LibsqlException ex) {
					// One of the faults.
				}
				Thread.interrupted();
			}
		});

		assertThat(queue().length()).isZero();
		assertThat(isFree()).isTrue();
	}

	private static void misuse(Session session, Random random) {
		for (int step = random.nextInt(6); step >= 0; step--) {
			switch (random.nextInt(14)) {
				case 0, 1 -> Sessions.step(session, "BEGIN IMMEDIATE");
				case 2 -> Sessions.step(session, "BEGIN");
				case 3 -> Sessions.step(session, "COMMIT");
				case 4 -> Sessions.step(session, "ROLLBACK");
				case 5 -> Sessions.step(session, "INSERT INTO t VALUES (1, 1) RETURNING n");
				case 6 -> Sessions.step(session, "INSERT INTO u VALUES (1)");
				case 7 -> Sessions.step(session, "INSERT OR ROLLBACK INTO u VALUES (1)");
				case 8 -> Sessions.step(session, "INSERT INTO nowhere VALUES (1)");
				case 9 -> Sessions.step(session, "SAVEPOINT s");
				case 10 -> Sessions.step(session, "RELEASE s");
				case 11 -> Thread.currentThread().interrupt();
				case 12 -> session.batch(Sessions.batch(Statement.of("UPDATE t SET n = n + 1")),
						CallOptions.DEFAULT.withTimeout(Duration.ofNanos(random.nextInt(300_000) + 1)));
				default -> {
					Thread canceller = new Thread(session::cancel);
					canceller.start();
					Sessions.step(session, "UPDATE t SET n = n + 1");
				}
			}
		}
	}

	private static void all(Writing writing) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
		List<Future<?>> ends = new ArrayList<>();
		for (int i = 0; i < WRITERS; i++) {
			int writer = i;
			ends.add(threads.submit(() -> {
				writing.by(writer);
				return null;
			}));
		}
		for (Future<?> end : ends) {
			end.get();
		}
		threads.shutdown();
	}

	@FunctionalInterface
	private interface Writing {

		void by(int writer) throws Exception;

	}

}
