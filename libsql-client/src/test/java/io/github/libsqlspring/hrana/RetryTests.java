package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.RetryListener.Retry;
import io.github.libsqlspring.RetryPolicy;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.hrana.FrontServer.Reply;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * No write is ever sent twice, unless its caller allows it or it was certainly not
 * executed; a read is. Requests are counted on their way, and rows on the server.
 */
class RetryTests {

	private static final String INSERT = "INSERT INTO t VALUES (1)";

	private static final RetryPolicy THREE = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(5));

	private static Remote remote;

	private final List<Retry> retries = new CopyOnWriteArrayList<>();

	private HranaDatabase direct;

	@BeforeAll
	static void start() {
		remote = Remote.start();
	}

	@AfterAll
	static void stop() {
		remote.close();
	}

	@BeforeEach
	void open() {
		this.direct = remote.open();
		Remote.execute(this.direct, "DROP TABLE IF EXISTS t");
		Remote.execute(this.direct, "CREATE TABLE t (a)");
	}

	@AfterEach
	void close() {
		this.direct.close();
	}

	private long rows() {
		return Remote.number(this.direct, "SELECT count(*) FROM t");
	}

	private HranaDatabase open(String url, Consumer<HranaOptions.Builder> settings) {
		HranaDatabase database = Remote.open(url, (options) -> {
			options.retry(THREE, this.retries::add);
			settings.accept(options);
		});
		Remote.execute(database, "SELECT 1");
		return database;
	}

	private static LibsqlException failure(Runnable call) {
		LibsqlException failure = catchThrowableOfType(LibsqlException.class, call::run);
		assertThat(failure).as("a failure").isNotNull();
		return failure;
	}

	/**
	 * What is cut, and when.
	 */
	enum Cut {

		IDLE {
			@Override
			void arm(TcpProxy proxy) {
				proxy.cutAll();
			}
		},
		WHOLE_REPLY {
			@Override
			void arm(TcpProxy proxy) {
				proxy.cutReplyAfter(0);
			}
		},
		IN_REPLY {
			@Override
			void arm(TcpProxy proxy) {
				proxy.cutReplyAfter(40);
			}
		};

		abstract void arm(TcpProxy proxy);

	}

	@ParameterizedTest
	@EnumSource
	void aWriteIsSentOnceWhereverItsConnectionIsCut(Cut cut) {
		List<Consumer<Session>> writes = List.of((session) -> Remote.execute(session, INSERT),
				(session) -> Remote.steps(session, INSERT, "SELECT 1"), (session) -> {
					BatchProgram program = BatchProgram.atomic(TransactionMode.WRITE,
							List.of(Statement.of(INSERT), Statement.of("SELECT 1")));
					program.results(session.batchAndClose(program.batch(), CallOptions.DEFAULT));
				},
				(session) -> session
					.openCursor(BatchProgram.autocommit(List.of(Statement.of(INSERT + " RETURNING a"))),
							CallOptions.DEFAULT)
					.close(),
				(session) -> {
					Remote.steps(session, "BEGIN IMMEDIATE", INSERT);
					Remote.steps(session, "COMMIT");
				});
		try (TcpProxy proxy = TcpProxy.to(remote.server().port()); HranaDatabase database = open(proxy.url(), (o) -> {
		})) {
			for (Consumer<Session> write : writes) {
				Remote.execute(this.direct, "DELETE FROM t");
				try (Session session = database.openSession()) {
					cut.arm(proxy);
					LibsqlException failure = catchThrowableOfType(LibsqlException.class, () -> write.accept(session));
					if (failure == null) {
						// The cut was noticed in time.
						assertThat(cut).isEqualTo(Cut.IDLE);
					}
					else {
						assertThat(failure.outcomeUnknown()).isTrue();
						assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
					}
					assertThat(rows()).isLessThanOrEqualTo(1);
				}
				assertThat(Remote.number(database, "SELECT 1")).isEqualTo(1);
			}
			assertThat(this.retries).isEmpty();
		}
		freeLocks();
	}

	// A transaction whose baton was lost holds its lock for five seconds.
	private static void freeLocks() {
		remote.server().restart();
	}

	@Test
	void requestsWithAWriteAreCountedAndNoneIsSentTwice() {
		try (FrontServer front = FrontServer.of(remote.server().url());
				HranaDatabase database = open(front.url(), (o) -> o.protocols(List.of(HranaProtocol.V3_JSON)))) {
			for (Reply cut : List.of(Reply.CUT_BEFORE, Reply.CUT_AFTER)) {
				front.requests().clear();
				front.answer((request) -> request.body().contains("INSERT") ? cut : null);
				LibsqlException failure = failure(() -> Remote.execute(database, INSERT));
				assertThat(failure.outcomeUnknown()).isTrue();
				assertThat(front.count("POST", "INSERT")).isEqualTo(1);

				failure(() -> {
					try (Session session = database.openSession()) {
						Remote.steps(session, "BEGIN", INSERT);
					}
				});
				assertThat(front.count("POST", "INSERT")).isEqualTo(2);
			}
			assertThat(this.retries).isEmpty();
			assertThat(rows()).isEqualTo(1);
		}
		freeLocks();
	}

	@Test
	void aCommitIsSentOnce() {
		try (FrontServer front = FrontServer.of(remote.server().url());
				HranaDatabase database = open(front.url(), (o) -> o.protocols(List.of(HranaProtocol.V3_JSON)))) {
			front.answer((request) -> request.body().contains("COMMIT") ? Reply.CUT_AFTER : null);
			try (Session session = database.openSession()) {
				Remote.steps(session, "BEGIN IMMEDIATE", INSERT);
				assertThat(failure(() -> Remote.steps(session, "COMMIT")).outcomeUnknown()).isTrue();
				assertThat(failure(() -> Remote.steps(session, "COMMIT")).kind()).isEqualTo(ErrorKind.CLOSED);
			}
			assertThat(front.count("POST", "COMMIT")).isEqualTo(1);
			assertThat(rows()).isEqualTo(1);
		}
	}

	@Test
	void aRepeatableWriteIsSentAgainUntilItsAttemptsAreUsedUp() {
		CallOptions repeatable = CallOptions.DEFAULT.withRepeatable();
		try (FrontServer front = FrontServer.of(remote.server().url());
				HranaDatabase database = open(front.url(), (o) -> o.protocols(List.of(HranaProtocol.V3_JSON)));
				Session session = database.openSession()) {
			AtomicInteger cuts = new AtomicInteger(2);
			front.answer((request) -> (request.body().contains("INSERT") && cuts.getAndDecrement() > 0)
					? Reply.CUT_AFTER : null);
			assertThat(Remote.execute(session, repeatable, INSERT).affectedRowCount()).isEqualTo(1);
			assertThat(rows()).isEqualTo(3);
			assertThat(this.retries).extracting(Retry::attempt).containsExactly(2, 3);
			assertThat(this.retries).allMatch((retry) -> retry.failure().kind() == ErrorKind.CONNECTION);

			cuts.set(9);
			assertThat(failure(() -> Remote.execute(session, repeatable, INSERT)).outcomeUnknown()).isTrue();
			assertThat(front.count("POST", "INSERT")).isEqualTo(6);
		}
	}

	@Test
	void aReadIsSentAgainAndACursorThatHasNotBegun() {
		try (FrontServer front = FrontServer.of(remote.server().url());
				HranaDatabase database = open(front.url(), (o) -> o.protocols(List.of(HranaProtocol.V3_JSON)));
				Session session = database.openSession()) {
			AtomicInteger cuts = new AtomicInteger(1);
			front.answer((request) -> (request.body().contains("SELECT 42") && cuts.getAndDecrement() > 0)
					? Reply.CUT_BEFORE : null);
			assertThat(Remote.number(session, "SELECT 42")).isEqualTo(42);
			assertThat(this.retries).hasSize(1);
			cuts.set(1);
			BatchProgram program = BatchProgram.autocommit(List.of(Statement.of("SELECT 42")));
			try (Cursor cursor = session.openCursor(program, CallOptions.DEFAULT)) {
				assertThat(cursor.next().getLong(0)).isEqualTo(42);
			}
			assertThat(this.retries).hasSize(2);
			cuts.set(1);
			front.answer((request) -> (request.path().contains("cursor") && cuts.getAndDecrement() > 0)
					? Reply.CUT_AFTER : null);
			try (Cursor cursor = session.openCursor(program, CallOptions.DEFAULT)) {
				assertThat(cursor.next().getLong(0)).isEqualTo(42);
			}
			assertThat(this.retries).hasSize(3);
		}
	}

	@Test
	void aReadInATransactionIsNotSentAgain() {
		try (FrontServer front = FrontServer.of(remote.server().url());
				HranaDatabase database = open(front.url(), (o) -> o.protocols(List.of(HranaProtocol.V3_JSON)));
				Session session = database.openSession()) {
			Remote.steps(session, "BEGIN", "SELECT 1");
			front.answer((request) -> request.body().contains("SELECT 42") ? Reply.CUT_BEFORE : null);
			failure(() -> Remote.number(session, "SELECT 42"));
			assertThat(front.count("POST", "SELECT 42")).isEqualTo(1);
			assertThat(this.retries).isEmpty();
			assertThat(failure(() -> Remote.number(session, "SELECT 1")).kind()).isEqualTo(ErrorKind.CLOSED);
		}
	}

	@Test
	void whatWasSetOnAConnectionIsNotForgottenByARetry() {
		try (FrontServer front = FrontServer.of(remote.server().url());
				HranaDatabase database = open(front.url(), (o) -> o.protocols(List.of(HranaProtocol.V3_JSON)));
				Session session = database.openSession()) {
			Remote.execute(session, "PRAGMA foreign_keys = off");
			front.answer((request) -> request.body().contains("SELECT 42") ? Reply.CUT_BEFORE : null);
			failure(() -> Remote.number(session, "SELECT 42"));
			assertThat(this.retries).isEmpty();
		}
	}

	@Test
	void aWriteThatFoundNoConnectionIsSentWhenThereIsOne() {
		try (TcpProxy proxy = TcpProxy.to(remote.server().port());
				HranaDatabase database = Remote.open(proxy.url(), (options) -> options.retry(THREE, (retry) -> {
					this.retries.add(retry);
					proxy.acceptNew();
				}))) {
			proxy.refuseNew();
			Remote.execute(database, INSERT);
			assertThat(rows()).isEqualTo(1);
			assertThat(this.retries).hasSize(1);
			assertThat(this.retries.get(0).failure().outcomeUnknown()).isFalse();
		}
	}

	@Test
	void aProbeWithoutReplyHasExecutedNothing() {
		try (TcpProxy proxy = TcpProxy.to(remote.server().port());
				HranaDatabase database = Remote.open(proxy.url(), (o) -> o.retry(THREE, this.retries::add))) {
			proxy.cutReplyAfter(0);
			Remote.execute(database, INSERT);
			assertThat(rows()).isEqualTo(1);
			assertThat(this.retries).hasSize(1);
			assertThat(this.retries.get(0).failure().outcomeUnknown()).isFalse();
		}
	}

	@Test
	void nothingIsSentAgainWithoutAPolicyOrWithoutTime() {
		try (FrontServer front = FrontServer.of(remote.server().url());
				HranaDatabase never = open(front.url(),
						(o) -> o.protocols(List.of(HranaProtocol.V3_JSON)).retry(RetryPolicy.NONE, this.retries::add));
				HranaDatabase slow = open(front.url(), (o) -> o.protocols(List.of(HranaProtocol.V3_JSON))
					.retry(new RetryPolicy(9, Duration.ofHours(1), Duration.ofHours(1)), this.retries::add))) {
			front.answer((request) -> request.body().contains("SELECT 42") ? Reply.CUT_BEFORE : null);
			failure(() -> Remote.number(never, "SELECT 42"));
			failure(() -> Remote.number(slow, "SELECT 42"));
			assertThat(front.count("POST", "SELECT 42")).isEqualTo(2);
			assertThat(this.retries).isEmpty();
		}
	}

	@Test
	void aListenerThatThrowsDoesNoHarm() {
		try (TcpProxy proxy = TcpProxy.to(remote.server().port());
				HranaDatabase database = open(proxy.url(), (o) -> o.retry(THREE, (retry) -> {
					throw new IllegalStateException("mine");
				}))) {
			proxy.cutReplyAfter(0);
			assertThat(Remote.number(database, "SELECT 42")).isEqualTo(42);
		}
	}

	@Test
	void aSnapshotThatIsTooOldIsNoReasonToRepeatAPartOfATransaction() {
		try (Session session = this.direct.openSession()) {
			Remote.steps(session, "BEGIN", "SELECT * FROM t");
			Remote.execute(this.direct, INSERT);
			assertThat(failure(() -> Remote.steps(session, INSERT)).kind()).isEqualTo(ErrorKind.BUSY);
			BatchResult after = session.batch(new Batch(List.of()));
			assertThat(after.autocommit()).isFalse();
		}
		assertThat(rows()).isEqualTo(1);
	}

}
