package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.RetryListener.Retry;
import io.github.libsqlspring.RetryPolicy;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * More callers than a server has places.
 */
class CapacityTests {

	private static final RetryPolicy TWICE = new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(5));

	private static final String[] FOUR = { "--max-concurrent-connections", "4", "--connection-creation-timeout-sec",
			"1" };

	@Test
	void aServerWithoutAPlaceIsAskedAgainAndThenAClearError() {
		List<Retry> retries = new CopyOnWriteArrayList<>();
		try (Remote remote = Remote.start(FOUR);
				HranaDatabase database = Remote.open(remote.server().url(), (o) -> o.retry(TWICE, retries::add))) {
			Remote.execute(database, "CREATE TABLE t (a)");
			List<Session> sessions = Stream.generate(database::openSession).limit(4).toList();
			sessions.forEach((session) -> Remote.steps(session, "BEGIN", "SELECT * FROM t"));

			LibsqlException failure = catchThrowableOfType(LibsqlException.class,
					() -> Remote.execute(database, "INSERT INTO t VALUES (1)"));

			assertThat(failure.kind()).isEqualTo(ErrorKind.CAPACITY);
			assertThat(failure.httpStatus()).hasValue(429);
			assertThat(failure.outcomeUnknown()).isFalse();
			assertThat(failure).hasMessageContaining("too many streams");
			assertThat(retries).hasSize(1);
			sessions.forEach((session) -> Remote.steps(session, "SELECT 1", "COMMIT"));
			sessions.forEach(Session::close);
			Remote.execute(database, "INSERT INTO t VALUES (1)");
			assertThat(Remote.number(database, "SELECT count(*) FROM t")).isEqualTo(1);
		}
	}

	@Test
	void idleStreamsOfAllDatabasesGiveWay() {
		List<Retry> retries = new CopyOnWriteArrayList<>();
		try (Remote remote = Remote.start(FOUR);
				HranaDatabase idle = remote.open();
				HranaDatabase busy = Remote.open(remote.server().url(), (o) -> o.retry(TWICE, retries::add))) {
			List<Session> sessions = Stream.generate(idle::openSession).limit(4).toList();
			sessions.forEach((session) -> Remote.execute(session, "SELECT 1"));
			sessions.forEach(Session::close);

			assertThat(Remote.number(busy, "SELECT 42")).isEqualTo(42);

			assertThat(retries).hasSize(1);
			assertThat(Remote.number(idle, "SELECT 42")).isEqualTo(42);
		}
	}

	@Test
	void timeInTheQueueIsTimeOfTheCall() {
		try (Remote remote = Remote.start(); HranaDatabase database = remote.open()) {
			List<Session> sessions = Stream.generate(database::openSession).limit(StreamPool.MAX_STREAMS).toList();
			sessions.parallelStream().forEach((session) -> Remote.steps(session, "BEGIN", "SELECT 1"));
			try (Session late = database.openSession()) {
				CallOptions hasty = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(100));
				LibsqlException failure = catchThrowableOfType(LibsqlException.class,
						() -> Remote.execute(late, hasty, "CREATE TABLE t (a)"));
				assertThat(failure.kind()).isEqualTo(ErrorKind.CAPACITY);
				assertThat(failure.outcomeUnknown()).isFalse();
				assertThat(failure.sql()).contains("CREATE TABLE t (a)");
			}
			sessions.get(0).close();
			Remote.execute(database, "CREATE TABLE t (a)");
			sessions.forEach(Session::close);
		}
	}

	@Test
	void twoHundredTransactionsThatWriteAllCommit() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(200);
		try (Remote remote = Remote.start(); HranaDatabase database = remote.open()) {
			Remote.execute(database, "CREATE TABLE t (a)");
			List<Future<?>> calls = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				int value = i;
				calls.add(threads.submit(() -> transfer(database, value)));
			}
			for (Future<?> call : calls) {
				call.get(60, TimeUnit.SECONDS);
			}
			assertThat(Remote.number(database, "SELECT count(DISTINCT a) FROM t")).isEqualTo(200);
			assertThat(Remote.number(database, "SELECT count(*) FROM t")).isEqualTo(400);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static void transfer(HranaDatabase database, int value) {
		BatchProgram begin = BatchProgram.beginning(TransactionMode.WRITE,
				List.of(Statement.of("INSERT INTO t VALUES (?)", value)));
		BatchProgram more = BatchProgram.inTransaction(List.of(Statement.of("INSERT INTO t VALUES (?)", value)));
		BatchProgram commit = BatchProgram.commit();
		try (Session session = database.openSession()) {
			begin.results(session.batch(begin.batch(), CallOptions.DEFAULT.withTimeout(Duration.ofMinutes(1))));
			more.results(session.batch(more.batch()));
			commit.results(session.batchAndClose(commit.batch()));
		}
	}

}
