package io.github.libsqlspring.hrana;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tokens, headers, limits and what else a server offers.
 */
class RemoteOptionsTests {

	private static LibsqlException failure(Runnable call) {
		LibsqlException failure = catchThrowableOfType(LibsqlException.class, call::run);
		assertThat(failure).as("a failure").isNotNull();
		return failure;
	}

	@Test
	void aNamespaceIsChosenByItsHeader() {
		try (Remote remote = Remote.start(SqldOptions.defaults().withNamespaces())) {
			remote.server().createNamespace("books");
			remote.server().createNamespace("größer");
			for (String name : List.of("books", "größer")) {
				for (HranaProtocol protocol : HranaProtocol.values()) {
					try (HranaDatabase database = Remote.open(remote.server().url(),
							(o) -> o.namespace(name).protocols(List.of(protocol)));
							HranaDatabase main = remote.open();
							Session session = database.openSession()) {
						Remote.execute(session, "CREATE TABLE " + protocol + " (a)");
						BatchProgram program = BatchProgram
							.autocommit(List.of(Statement.of("SELECT count(*) FROM " + protocol)));
						try (Cursor cursor = session.openCursor(program, CallOptions.DEFAULT)) {
							assertThat(cursor.next().getLong(0)).isZero();
						}
						assertThat(failure(() -> Remote.execute(main, "SELECT * FROM " + protocol)).kind())
							.isEqualTo(ErrorKind.SYNTAX);
					}
				}
			}
			try (HranaDatabase missing = Remote.open(remote.server().url(), (o) -> o.namespace("missing"))) {
				assertThat(failure(() -> Remote.execute(missing, "SELECT 1")).kind()).isEqualTo(ErrorKind.NOT_FOUND);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void extraHeadersGoAlongWithEveryRequest(HranaProtocol protocol) {
		try (Remote remote = Remote.start();
				FrontServer front = FrontServer.of(remote.server().url());
				HranaDatabase database = Remote.open(front.url(),
						(o) -> o.header("x-extra", "one two")
							.encryptionKey("a2V5")
							.namespace("n")
							.protocols(List.of(protocol, HranaProtocol.V2_JSON)));
				Session session = database.openSession()) {
			Remote.execute(session, "SELECT 1");
			session.openCursor(BatchProgram.autocommit(List.of(Statement.of("SELECT 1"))), CallOptions.DEFAULT).close();
			session.close();
			assertThat(front.requests()).hasSizeGreaterThan(1).allSatisfy((request) -> {
				assertThat(request.headers().getFirst("x-extra")).isEqualTo("one two");
				assertThat(request.headers().getFirst("x-turso-encryption-key")).isEqualTo("a2V5");
				assertThat(request.headers().getFirst("x-namespace-bin")).isEqualTo("bg");
			});
		}
	}

	@ParameterizedTest
	@EnumSource
	void aResultBeyondTheLimitIsRefusedAndTheSessionEnds(HranaProtocol protocol) {
		try (Remote remote = Remote.start();
				HranaDatabase database = Remote.open(remote.server().url(),
						(o) -> o.maxResultSize(100_000).protocols(List.of(protocol)))) {
			assertThat(Remote.execute(database, "SELECT zeroblob(50000)").rows()).hasSize(1);
			LibsqlException failure = failure(() -> Remote.execute(database, "SELECT zeroblob(200000)"));
			assertThat(failure).isInstanceOf(LibsqlProtocolException.class)
				.hasMessageContaining("libsql.max-result-size");
			assertThat(Remote.number(database, "SELECT 42")).isEqualTo(42);
			if (protocol.hasGuard()) {
				BatchProgram rows = BatchProgram
					.autocommit(List.of(Statement.of("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
							+ "SELECT zeroblob(50000) FROM c LIMIT 20")));
				try (Session session = database.openSession();
						Cursor cursor = session.openCursor(rows, CallOptions.DEFAULT)) {
					int count = 0;
					while (cursor.next() != null) {
						count++;
					}
					assertThat(count).isEqualTo(20);
				}
				BatchProgram row = BatchProgram.autocommit(List.of(Statement.of("SELECT zeroblob(200000)")));
				try (Session session = database.openSession()) {
					assertThat(failure(() -> session.openCursor(row, CallOptions.DEFAULT).next()))
						.isInstanceOf(LibsqlProtocolException.class);
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void theReplicationIndexComesWithResultsAndGoesWithEveryCall(HranaProtocol protocol) {
		try (Remote remote = Remote.start();
				HranaDatabase database = Remote.open(remote.server().url(), (o) -> o.protocols(List.of(protocol)));
				Session session = database.openSession()) {
			Remote.execute(session, "CREATE TABLE t (a)");
			StatementResult written = Remote.execute(session, "INSERT INTO t VALUES (1)");
			long index = written.replicationIndex().getAsLong();
			CallOptions options = CallOptions.DEFAULT.withReplicationIndex(index);
			assertThat(Remote.execute(session, options, "SELECT * FROM t").rows()).hasSize(1);

			BatchProgram atomic = BatchProgram.atomic(TransactionMode.WRITE,
					List.of(Statement.of("INSERT INTO t VALUES (2)"), Statement.of("SELECT * FROM t")));
			List<StatementResult> results = atomic.results(session.batch(atomic.batch(), options));
			if (protocol == HranaProtocol.V3_PROTOBUF) {
				// Its result of a batch has no field for it.
				assertThat(results).allSatisfy((result) -> assertThat(result.replicationIndex()).isEmpty());
			}
			else {
				assertThat(results).allSatisfy(
						(result) -> assertThat(result.replicationIndex().getAsLong()).isGreaterThanOrEqualTo(index));
			}
		}
	}

	@Nested
	@TestInstance(TestInstance.Lifecycle.PER_CLASS)
	class WithATokenThatChanges {

		private final JwtKey key = JwtKey.generate();

		private final AtomicReference<String> token = new AtomicReference<>();

		private final List<String> given = new ArrayList<>();

		// Expired when it is asked for first, new when it is asked for again.
		private String next() {
			String next = this.token.getAndSet(this.key.token());
			this.given.add(next);
			return next;
		}

		@ParameterizedTest
		@EnumSource
		void aNewOneIsUsedAtOnceAlsoInATransactionAndForACursor(HranaProtocol protocol) {
			this.token.set(this.key.token());
			try (Remote remote = Remote.start(SqldOptions.defaults().withJwtKey(this.key));
					HranaDatabase database = Remote.open(remote.server().url(),
							(o) -> o.protocols(List.of(protocol)).authToken(this::next));
					Session session = database.openSession()) {
				Remote.execute(session, "CREATE TABLE t (a)");
				Remote.steps(session, "BEGIN", "INSERT INTO t VALUES (1)");
				this.token.set(this.key.expiredToken());
				Remote.steps(session, "INSERT INTO t VALUES (2)");
				BatchProgram program = BatchProgram.inTransaction(List.of(Statement.of("SELECT count(*) FROM t")));
				for (int i = 0; i < 2; i++) {
					// The first time the text is tried before, the second time not.
					this.token.set(this.key.expiredToken());
					try (Cursor cursor = session.openCursor(program, CallOptions.DEFAULT)) {
						assertThat(cursor.next().getLong(0)).isEqualTo(2);
						assertThat(cursor.next()).isNull();
					}
				}
				this.token.set(this.key.expiredToken());
				Remote.steps(session, "COMMIT");
				assertThat(Remote.number(session, "SELECT count(*) FROM t")).isEqualTo(2);
			}
		}

		@Test
		void theSameOneIsNotTriedTwice() {
			try (Remote remote = Remote.start(SqldOptions.defaults().withJwtKey(this.key));
					FrontServer front = FrontServer.of(remote.server().url());
					HranaDatabase database = Remote.open(front.url(),
							(o) -> o.protocols(List.of(HranaProtocol.V3_JSON)).authToken(this.key.expiredToken()))) {
				assertThat(failure(() -> Remote.execute(database, "SELECT 1")).kind())
					.isEqualTo(ErrorKind.AUTHENTICATION);
				assertThat(front.requests()).hasSize(1);
			}
		}

		@Test
		void aSupplierThatFailsHasExecutedNothing() {
			try (HranaDatabase database = Remote.open("http://127.0.0.1:1", (o) -> o.authToken(() -> {
				throw new IllegalStateException("secret");
			}))) {
				LibsqlException failure = failure(() -> Remote.execute(database, "SELECT 1"));
				assertThat(failure.kind()).isEqualTo(ErrorKind.AUTHENTICATION);
				assertThat(failure.outcomeUnknown()).isFalse();
				assertThat(failure).hasMessageNotContaining("secret");
			}
		}

	}

	@Nested
	@TestInstance(TestInstance.Lifecycle.PER_CLASS)
	class WhereOnlyReadingIsAllowed {

		@ParameterizedTest
		@ValueSource(strings = { "INSERT INTO t VALUES (2)", "WITH x AS (SELECT 2) INSERT INTO t SELECT * FROM x",
				"PRAGMA user_version = 1", "PRAGMA foreign_keys = off", "PRAGMA defer_foreign_keys(1)",
				"ATTACH other AS o", "DETACH o", "CREATE TABLE u (a)", "DROP TABLE t", "REINDEX",
				"EXPLAIN PRAGMA foreign_keys = off", "UPDATE t SET a = 2 RETURNING a" })
		void aWriteIsRefusedBeforeItRuns(String sql) {
			try (Remote remote = Remote.start();
					HranaDatabase database = remote.open();
					Session session = database.openSession()) {
				Remote.execute(database, "CREATE TABLE t (a)");
				Remote.execute(database, "INSERT INTO t VALUES (1)");
				session.refuseWrites();
				assertThat(failure(() -> Remote.execute(session, sql)).kind()).isEqualTo(ErrorKind.READ_ONLY);
				BatchProgram program = BatchProgram.autocommit(List.of(Statement.of(sql)));
				assertThat(failure(() -> session.openCursor(program, CallOptions.DEFAULT)).kind())
					.isEqualTo(ErrorKind.READ_ONLY);
				BatchResult mixed = session
					.batch(BatchProgram.beginning(TransactionMode.DEFERRED, List.of(Statement.of(sql))).batch());
				assertThat(mixed.steps().get(0)).isInstanceOf(StepResult.Success.class);
				assertThat(mixed.steps().get(1)).isInstanceOfSatisfying(StepResult.Failure.class,
						(refused) -> assertThat(refused.error().kind()).isEqualTo(ErrorKind.READ_ONLY));
				assertThat(mixed.autocommit()).isFalse();
				assertThat(Remote.number(session, "SELECT sum(a) FROM t")).isEqualTo(1);
				assertThat(Remote.number(session, "PRAGMA user_version")).isZero();
				assertThat(Remote.number(session, "PRAGMA foreign_keys")).isEqualTo(1);
			}
		}

		@Test
		void aTextThatItsFormDoesNotTellIsAskedForOnceForAllSessionsOfTheDatabase() {
			try (Remote remote = Remote.start();
					FrontServer front = FrontServer.of(remote.server().url());
					HranaDatabase database = Remote.open(front.url(),
							(o) -> o.protocols(List.of(HranaProtocol.V3_JSON)))) {
				Remote.execute(database, "CREATE TABLE t (a)");
				for (int i = 0; i < 3; i++) {
					front.requests().clear();
					try (Session session = database.openSession()) {
						session.refuseWrites();
						Remote.execute(session, "WITH c AS (SELECT 1) SELECT * FROM t WHERE a = ?", i);
						Remote.execute(session, "EXPLAIN INSERT INTO t VALUES (1)");
						Remote.steps(session, "BEGIN", "SELECT * FROM t WHERE a = 1", "VALUES (1)", "COMMIT");
						failure(() -> Remote.execute(session, "INSERT INTO t VALUES (1)"));
					}
					assertThat(front.requests()).hasSize((i == 0) ? 6 : 4);
					assertThat(front.count("POST", "INSERT INTO t VALUES (1)\",\"args\"")).isZero();
				}
			}
		}

	}

}
