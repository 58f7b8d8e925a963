package io.github.libsqlspring.hrana;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
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
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.hrana.FrontServer.Request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Streams are used again, without anything of their last user left on them, and replaced
 * without a word where the server has forgotten them.
 */
class StreamReuseTests {

	private static Remote remote;

	private HranaDatabase database;

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
		this.database = remote.open();
		Remote.execute(this.database, "DROP TABLE IF EXISTS t");
		Remote.execute(this.database, "CREATE TABLE t (a INTEGER PRIMARY KEY)");
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@ParameterizedTest
	@EnumSource
	void callsOfOneAfterTheOtherShareAStreamAndTakeOneRequestEach(HranaProtocol protocol) {
		try (FrontServer front = FrontServer.of(remote.server().url());
				HranaDatabase fronted = Remote.open(front.url(), (o) -> o.protocols(List.of(protocol)))) {
			for (int i = 0; i < 20; i++) {
				Remote.execute(fronted, (i % 2 == 0) ? "SELECT 1" : "INSERT INTO t VALUES (NULL)");
			}
			assertThat(front.requests()).hasSize(20);
			if (protocol != HranaProtocol.V3_PROTOBUF) {
				Stream<String> bodies = front.requests().stream().map(Request::body);
				assertThat(bodies.filter((body) -> !body.contains("\"baton\":\""))).hasSize(1);
			}
		}
	}

	@Test
	void aStreamIsClosedWithItsDatabase() {
		try (FrontServer front = FrontServer.of(remote.server().url())) {
			HranaDatabase fronted = Remote.open(front.url(), (o) -> o.protocols(List.of(HranaProtocol.V3_JSON)));
			Remote.execute(fronted, "SELECT 1");
			assertThat(front.count("POST", "close")).isZero();
			fronted.close();
			assertThat(front.count("POST", "close")).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "PRAGMA foreign_keys = off", "EXPLAIN PRAGMA foreign_keys = off",
			"PRAGMA main.foreign_keys(0)", "/* */ pragma Foreign_Keys=0" })
	void aChangedSettingDoesNotReachTheNextUser(String pragma) {
		Remote.execute(this.database, pragma);
		assertThat(Remote.number(this.database, "PRAGMA foreign_keys")).isEqualTo(1);
		try (Session session = this.database.openSession()) {
			session.describe(pragma);
		}
		assertThat(Remote.number(this.database, "PRAGMA foreign_keys")).isEqualTo(1);
		try (Session session = this.database.openSession()) {
			session.openCursor(BatchProgram.autocommit(List.of(Statement.of(pragma))), CallOptions.DEFAULT).close();
		}
		assertThat(Remote.number(this.database, "PRAGMA foreign_keys")).isEqualTo(1);
		try (Session session = this.database.openSession()) {
			session.refuseWrites();
			catchThrowableOfType(LibsqlException.class, () -> Remote.steps(session, pragma));
			assertThat(Remote.number(session, "PRAGMA foreign_keys")).isEqualTo(1);
		}
		assertThat(Remote.number(this.database, "PRAGMA foreign_keys")).isEqualTo(1);
	}

	@Test
	void aSettingStaysForItsSession() {
		try (Session session = this.database.openSession()) {
			Remote.execute(session, "PRAGMA foreign_keys = off");
			assertThat(Remote.number(session, "PRAGMA foreign_keys")).isZero();
			assertThat(Remote.number(this.database, "PRAGMA foreign_keys")).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN IMMEDIATE", "SAVEPOINT a" })
	void anOpenTransactionEndsWithItsSession(String begin) {
		for (int i = 0; i < 2; i++) {
			try (Session session = this.database.openSession()) {
				Remote.steps(session, begin, "INSERT INTO t VALUES (1)");
				if (i == 1) {
					catchThrowableOfType(LibsqlException.class, () -> Remote.steps(session, "SELECT foo"));
				}
			}
			try (Session session = this.database.openSession()) {
				assertThat(Remote.steps(session, "INSERT INTO t VALUES (2)").autocommit()).isTrue();
			}
			assertThat(Remote.number(this.database, "SELECT sum(a) FROM t")).isEqualTo(2);
			Remote.execute(this.database, "DELETE FROM t");
		}
	}

	@Test
	void aTransactionThatACursorBeganEndsWithItsSession() {
		BatchProgram program = BatchProgram.beginning(TransactionMode.WRITE,
				List.of(Statement.of("INSERT INTO t VALUES (1), (2) RETURNING a")));
		for (boolean readsAll : new boolean[] { true, false }) {
			try (Session session = this.database.openSession()) {
				Cursor cursor = session.openCursor(program, CallOptions.DEFAULT);
				assertThat(cursor.next()).isNotNull();
				while (readsAll && cursor.next() != null) {
					assertThat(cursor.columns()).hasSize(1);
				}
			}
			Remote.execute(this.database, "INSERT INTO t VALUES (3)");
			assertThat(Remote.number(this.database, "SELECT sum(a) FROM t")).isEqualTo(3);
			Remote.execute(this.database, "DELETE FROM t");
		}
	}

	@Nested
	class AfterARestartOfTheServer {

		private Session session;

		@BeforeEach
		void use() {
			this.session = StreamReuseTests.this.database.openSession();
			Remote.execute(this.session, "SELECT 1");
			// So that an unused stream is kept as well.
			Remote.execute(StreamReuseTests.this.database, "SELECT 1");
		}

		@AfterEach
		void close() {
			this.session.close();
		}

		@ParameterizedTest
		@EnumSource
		void readsAndWritesGoOn(HranaProtocol protocol) {
			try (HranaDatabase spoken = Remote.open(remote.server().url(), (o) -> o.protocols(List.of(protocol)));
					Session held = spoken.openSession()) {
				Remote.execute(held, "SELECT 1");
				Remote.execute(spoken, "SELECT 1");
				remote.server().restart();
				Remote.execute(spoken, "INSERT INTO t VALUES (1)");
				Remote.execute(held, "INSERT INTO t VALUES (2)");
				assertThat(Remote.number(spoken, "SELECT sum(a) FROM t")).isEqualTo(3);
			}
		}

		@Test
		void atomicBatchesGoOn() {
			remote.server().restart();
			BatchProgram program = BatchProgram.atomic(TransactionMode.WRITE,
					List.of(Statement.of("INSERT INTO t VALUES (1)"), Statement.of("INSERT INTO t VALUES (2)")));
			program.results(this.session.batch(program.batch(), CallOptions.DEFAULT));
			assertThat(Remote.number(StreamReuseTests.this.database, "SELECT count(*) FROM t")).isEqualTo(2);
		}

		@Test
		void cursorsAndDescriptionsGoOn() {
			BatchProgram program = BatchProgram.autocommit(List.of(Statement.of("SELECT 42")));
			remote.server().restart();
			assertThat(this.session.describe("SELECT ?").parameters()).hasSize(1);
			remote.server().restart();
			try (Cursor cursor = this.session.openCursor(program, CallOptions.DEFAULT)) {
				assertThat(cursor.next().getLong(0)).isEqualTo(42);
			}
			// Now the text is known, so that the first request is the cursor's.
			Remote.execute(this.session, "SELECT 1");
			remote.server().restart();
			try (Cursor cursor = this.session.openCursor(program, CallOptions.DEFAULT)) {
				assertThat(cursor.next().getLong(0)).isEqualTo(42);
			}
		}

		@Test
		void aTransactionIsLostAndNothingOfItIsExecuted() {
			Remote.steps(this.session, "BEGIN", "INSERT INTO t VALUES (1)");
			remote.server().restart();
			LibsqlException lost = catchThrowableOfType(LibsqlException.class,
					() -> Remote.steps(this.session, "INSERT INTO t VALUES (2)"));
			assertThat(lost.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST);
			assertThat(lost.outcomeUnknown()).isFalse();
			lost = catchThrowableOfType(LibsqlException.class,
					() -> Remote.steps(this.session, "INSERT INTO t VALUES (3)"));
			assertThat(lost.kind()).isEqualTo(ErrorKind.CLOSED);
			assertThat(Remote.number(StreamReuseTests.this.database, "SELECT count(*) FROM t")).isZero();
		}

		@Test
		void aChangedSettingIsNotForgottenInSilence() {
			Remote.execute(this.session, "PRAGMA foreign_keys = off");
			remote.server().restart();
			LibsqlException lost = catchThrowableOfType(LibsqlException.class,
					() -> Remote.steps(this.session, "INSERT INTO t VALUES (2)"));
			assertThat(lost.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST);
			assertThat(Remote.number(StreamReuseTests.this.database, "SELECT count(*) FROM t")).isZero();
		}

		@Test
		void manyCallersAtOnceGoOn() {
			List<Session> sessions = Stream.generate(StreamReuseTests.this.database::openSession).limit(20).toList();
			sessions.forEach((each) -> Remote.execute(each, "SELECT 1"));
			sessions.forEach(Session::close);
			remote.server().restart();
			List<Integer> values = Stream.iterate(1, (i) -> i + 1).limit(40).toList();
			values.parallelStream()
				.forEach((i) -> Remote.execute(StreamReuseTests.this.database, "INSERT INTO t VALUES (?)", i));
			assertThat(Remote.number(StreamReuseTests.this.database, "SELECT count(*) FROM t")).isEqualTo(40);
		}

	}

}
