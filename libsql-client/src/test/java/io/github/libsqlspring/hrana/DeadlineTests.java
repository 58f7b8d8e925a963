package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.reactive.ReactiveSession;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Calls that take too long or are broken off: the caller gets an answer, and the server
 * stops, which shows by its only place being free, and by the lock.
 */
class DeadlineTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final String ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
			+ "SELECT count(*) FROM c";

	private static final CallOptions HASTY = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(300));

	private static Remote remote;

	private TcpProxy proxy;

	private HranaDatabase database;

	@BeforeAll
	static void start() {
		remote = Remote.start("--max-concurrent-connections", "1", "--connection-creation-timeout-sec", "20");
	}

	@AfterAll
	static void stop() {
		remote.close();
	}

	@BeforeEach
	void open() {
		this.proxy = TcpProxy.to(remote.server().port());
		this.database = Remote.open(this.proxy.url(), (o) -> {
		});
		Remote.execute(this.database, "DROP TABLE IF EXISTS t");
		Remote.execute(this.database, "CREATE TABLE t (a)");
	}

	@AfterEach
	void close() {
		this.database.close();
		this.proxy.close();
	}

	private static LibsqlException failure(Runnable call) {
		LibsqlException failure = catchThrowableOfType(LibsqlException.class, call::run);
		assertThat(failure).as("a failure").isNotNull();
		return failure;
	}

	private void assertServerIsFree() {
		Remote.execute(this.database, "INSERT INTO t VALUES ('free')");
		assertThat(Remote.number(this.database, "SELECT count(*) FROM t")).isEqualTo(1);
	}

	@Test
	void aCallThatTakesTooLongIsStopped() {
		try (Session session = this.database.openSession()) {
			LibsqlException failure = failure(() -> Remote.execute(session, HASTY, ENDLESS));
			assertThat(failure.kind()).isEqualTo(ErrorKind.TIMEOUT);
			assertThat(failure.outcomeUnknown()).isTrue();
			assertThat(failure.sql()).contains(ENDLESS);
		}
		assertServerIsFree();
	}

	@Test
	void aTransactionIsRolledBackWithTheCallThatTakesTooLong() {
		try (Session session = this.database.openSession()) {
			Remote.steps(session, "BEGIN IMMEDIATE", "INSERT INTO t VALUES ('lost')");
			assertThat(failure(() -> Remote.execute(session, HASTY, ENDLESS)).kind()).isEqualTo(ErrorKind.TIMEOUT);
			assertServerIsFree();
			assertThat(failure(() -> Remote.execute(session, "SELECT 1")).kind()).isEqualTo(ErrorKind.CLOSED);
		}
	}

	@Test
	void aCallIsCancelledFromAnotherThread() {
		Session session = this.database.openSession();
		Remote.execute(session, "SELECT 1");
		CompletableFuture<LibsqlException> call = CompletableFuture
			.supplyAsync(() -> failure(() -> Remote.execute(session, ENDLESS)));
		this.proxy.awaitUnanswered(1);
		session.cancel();
		assertThat(call).succeedsWithin(LONG)
			.satisfies((failure) -> assertThat(failure.kind()).isEqualTo(ErrorKind.INTERRUPTED));
		assertServerIsFree();
		assertThat(failure(() -> Remote.execute(session, "SELECT 1")).kind()).isEqualTo(ErrorKind.CLOSED);
		session.close();
	}

	@Test
	void anInterruptedCallIsStopped() {
		CompletableFuture<LibsqlException> failure = new CompletableFuture<>();
		Thread caller = new Thread(() -> {
			LibsqlException thrown = failure(() -> Remote.execute(this.database, ENDLESS));
			assertThat(Thread.currentThread().isInterrupted()).isTrue();
			failure.complete(thrown);
		});
		caller.start();
		this.proxy.awaitUnanswered(1);
		caller.interrupt();
		assertThat(failure).succeedsWithin(LONG)
			.satisfies((thrown) -> assertThat(thrown.kind()).isEqualTo(ErrorKind.INTERRUPTED));
		assertServerIsFree();
	}

	@Test
	void aSubscriptionThatIsCancelledStopsTheServerAndEndsItsSession() {
		ReactiveSession session = this.database.openReactiveSession();
		BatchProgram program = BatchProgram.autocommit(List.of(Statement.of(ENDLESS)));
		Disposable call = session.batch(program.batch(), CallOptions.DEFAULT).subscribe();
		this.proxy.awaitUnanswered(1);
		call.dispose();
		assertServerIsFree();
		assertThat(failure(() -> session.batch(program.batch(), CallOptions.DEFAULT).block(LONG)).kind())
			.isEqualTo(ErrorKind.CLOSED);
		// Nothing is left for which closing would have to wait.
		CompletableFuture<Void> closing = CompletableFuture.runAsync(this.database::close);
		assertThat(closing).succeedsWithin(Duration.ofSeconds(9));
	}

	@Test
	void aLimitWithoutEndIsNoMistake() {
		try (Session session = this.database.openSession()) {
			CallOptions patient = CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(Long.MAX_VALUE));
			assertThat(Remote.execute(session, patient, "SELECT 42").rows()).hasSize(1);
		}
	}

}
