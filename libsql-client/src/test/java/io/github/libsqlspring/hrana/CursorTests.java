package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Rows that are read as they are produced, on a server.
 */
@ParameterizedClass
@EnumSource(names = { "V3_PROTOBUF", "V3_JSON" })
class CursorTests {

	private static final String MANY = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
			+ "SELECT x, hex(zeroblob(5000)) FROM c LIMIT 20000";

	private static final String ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
			+ "SELECT x FROM c";

	private static final Duration LONG = Duration.ofSeconds(30);

	private static Remote remote;

	@Parameter
	HranaProtocol protocol;

	private HranaDatabase database;

	@BeforeAll
	static void start() {
		// With few connections: what is not given up is noticed.
		remote = Remote.start("--max-concurrent-connections", "3", "--connection-creation-timeout-sec", "20");
	}

	@AfterAll
	static void stop() {
		remote.close();
	}

	@BeforeEach
	void open() {
		this.database = open(remote.server().url());
		Remote.execute(this.database, "DROP TABLE IF EXISTS t");
		Remote.execute(this.database, "CREATE TABLE t (a INTEGER PRIMARY KEY)");
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	private HranaDatabase open(String url) {
		return Remote.open(url, (options) -> options.protocols(List.of(this.protocol)));
	}

	private static Cursor open(Session session, String sql) {
		return open(session, sql, CallOptions.DEFAULT);
	}

	private static Cursor open(Session session, String sql, CallOptions options) {
		return session.openCursor(BatchProgram.autocommit(List.of(Statement.of(sql))), options);
	}

	private static int readAll(Cursor cursor) {
		int rows = 0;
		while (cursor.next() != null) {
			rows++;
		}
		return rows;
	}

	private static LibsqlException failure(Runnable call) {
		LibsqlException failure = catchThrowableOfType(LibsqlException.class, call::run);
		assertThat(failure).as("a failure").isNotNull();
		return failure;
	}

	@Test
	void rowsComeInOrderAndTheSessionGoesOnAfterwards() {
		try (Session session = this.database.openSession()) {
			try (Cursor cursor = open(session, ENDLESS + " LIMIT 1000")) {
				assertThat(cursor.columns()).hasSize(1);
				for (long i = 1; i <= 1000; i++) {
					assertThat(cursor.next().getLong(0)).isEqualTo(i);
				}
				assertThat(cursor.next()).isNull();
				assertThat(cursor.next()).isNull();
			}
			assertThat(Remote.number(session, "SELECT 42")).isEqualTo(42);
		}
	}

	@Test
	void aResultWithoutRowsAndAWriteAreCarriedOut() {
		try (Session session = this.database.openSession()) {
			try (Cursor cursor = open(session, "SELECT a FROM t")) {
				assertThat(cursor.columns()).hasSize(1);
				assertThat(cursor.next()).isNull();
			}
			try (Cursor cursor = open(session, "INSERT INTO t VALUES (1)")) {
				assertThat(cursor.next()).isNull();
			}
			assertThat(Remote.number(session, "SELECT count(*) FROM t")).isEqualTo(1);
		}
	}

	@Test
	void nothingElseIsCarriedOutWhileRowsAreOpen() {
		try (Session session = this.database.openSession(); Cursor cursor = open(session, ENDLESS)) {
			assertThat(cursor.next()).isNotNull();
			assertThatIllegalStateException().isThrownBy(() -> Remote.number(session, "SELECT 1"));
			assertThatIllegalStateException().isThrownBy(() -> open(session, "SELECT 1"));
			assertThat(cursor.next()).isNotNull();
		}
	}

	@Test
	void anEarlyCloseStopsTheStatementAndFreesItsPlaceOnTheServer() {
		for (int i = 0; i < 5; i++) {
			try (Session session = this.database.openSession()) {
				try (Cursor cursor = open(session, ENDLESS)) {
					assertThat(cursor.next()).isNotNull();
				}
				// On a new stream, for which the server has a place only now and then.
				assertThat(Remote.number(session, "SELECT 42")).isEqualTo(42);
			}
		}
	}

	@Test
	void anEarlyCloseInATransactionLeavesItOpen() {
		try (Session session = this.database.openSession()) {
			Remote.steps(session, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");
			try (Cursor cursor = open(session, ENDLESS)) {
				assertThat(cursor.next()).isNotNull();
			}
			Remote.steps(session, "INSERT INTO t VALUES (2)");
			assertThat(Remote.steps(session, "COMMIT").autocommit()).isTrue();
		}
		assertThat(Remote.number(this.database, "SELECT sum(a) FROM t")).isEqualTo(3);
	}

	@Test
	void aTransactionThatBeginsWithACursorCommits() {
		try (Session session = this.database.openSession()) {
			BatchProgram program = BatchProgram.beginning(TransactionMode.WRITE,
					List.of(Statement.of("INSERT INTO t VALUES (1), (2) RETURNING a")));
			try (Cursor cursor = session.openCursor(program, CallOptions.DEFAULT)) {
				assertThat(readAll(cursor)).isEqualTo(2);
			}
			Remote.steps(session, "INSERT INTO t VALUES (3)");
			BatchProgram commit = BatchProgram.commit();
			commit.results(session.batchAndClose(commit.batch(), CallOptions.DEFAULT));
		}
		assertThat(Remote.number(this.database, "SELECT sum(a) FROM t")).isEqualTo(6);
	}

	@Test
	void mistakesInATransactionDoItNoHarm() {
		try (Session session = this.database.openSession()) {
			Remote.steps(session, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");
			for (int i = 0; i < 2; i++) {
				for (String sql : new String[] { "SELEKT 1", "SELECT foo", "SELECT * FROM missing", "SELECT (" }) {
					LibsqlException failure = failure(() -> open(session, sql));
					assertThat(failure.kind()).as(sql).isEqualTo(ErrorKind.SYNTAX);
					assertThat(failure.sql()).contains(sql);
				}
			}
			assertThat(failure(() -> open(session, "INSERT INTO t VALUES (1)").next()).kind())
				.isEqualTo(ErrorKind.UNIQUE_CONSTRAINT);
			Remote.steps(session, "INSERT INTO t VALUES (2)", "COMMIT");
		}
		assertThat(Remote.number(this.database, "SELECT sum(a) FROM t")).isEqualTo(3);
	}

	@Test
	void anErrorBehindTheFirstRowsIsThrownWhereItOccurs() {
		String late = ENDLESS.replace("SELECT x FROM c",
				"SELECT CASE WHEN x > 500 THEN abs(-9223372036854775807 - 1) ELSE x END FROM c");
		try (Session session = this.database.openSession()) {
			Cursor cursor = open(session, late);
			for (int i = 0; i < 500; i++) {
				assertThat(cursor.next()).isNotNull();
			}
			LibsqlException failure = failure(cursor::next);
			assertThat(failure.kind()).isEqualTo(ErrorKind.DATA);
			assertThat(failure.sql()).contains(late);
			assertThat(Remote.number(session, "SELECT 42")).isEqualTo(42);
		}
	}

	@Test
	void textThatIsNotUtf8IsOneTypedError() {
		try (Session session = this.database.openSession()) {
			Cursor cursor = open(session, "SELECT 1 UNION ALL SELECT CAST(x'ff' AS TEXT)");
			assertThat(cursor.next()).isNotNull();
			assertThat(failure(cursor::next).kind()).isIn(ErrorKind.CONNECTION, ErrorKind.PROTOCOL);
			assertThat(Remote.number(session, "SELECT 42")).isEqualTo(42);
		}
	}

	@Test
	void aCutConnectionIsOneTypedErrorAndLosesTheTransaction() {
		try (TcpProxy proxy = TcpProxy.to(remote.server().port()); HranaDatabase proxied = open(proxy.url())) {
			for (boolean inTransaction : new boolean[] { false, true }) {
				try (Session session = proxied.openSession()) {
					Remote.steps(session, inTransaction ? "BEGIN" : "SELECT 1");
					Cursor cursor = open(session, MANY);
					assertThat(cursor.next()).isNotNull();
					proxy.cutAll();
					LibsqlException failure = failure(() -> readAll(cursor));
					assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
					assertThat(failure.outcomeUnknown()).isTrue();
					assertThat(cursor.next()).isNull();
					if (inTransaction) {
						failure(() -> Remote.number(session, "SELECT 42"));
					}
					else {
						assertThat(Remote.number(session, "SELECT 42")).isEqualTo(42);
					}
				}
			}
		}
	}

	@Test
	void timeIsUpOnlyWhileTheServerIsWaitedFor() {
		CallOptions hasty = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(400));
		try (Session session = this.database.openSession(); Cursor cursor = open(session, MANY, hasty)) {
			for (int i = 0; i < 300; i++) {
				assertThat(cursor.next()).isNotNull();
			}
			// Much longer than the limit, by the same clock.
			try (Session other = this.database.openSession()) {
				CallOptions longer = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(1200));
				assertThat(
						failure(() -> Remote.execute(other, longer, "SELECT count(*) FROM (" + ENDLESS + ")")).kind())
					.isEqualTo(ErrorKind.TIMEOUT);
			}
			assertThat(readAll(cursor)).isEqualTo(20000 - 300);
		}
	}

	@Test
	void aServerThatStallsIsATimeout() {
		String slow = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
				+ "SELECT x FROM c WHERE x < 10 OR x > 1000000000";
		try (Session session = this.database.openSession();
				Cursor cursor = open(session, slow, CallOptions.DEFAULT.withTimeout(Duration.ofMillis(500)))) {
			LibsqlException failure = failure(() -> readAll(cursor));
			assertThat(failure.kind()).isEqualTo(ErrorKind.TIMEOUT);
			assertThat(Remote.number(session, "SELECT 42")).isEqualTo(42);
		}
	}

	@Test
	void aCursorIsBrokenOffFromAnotherThread() {
		String never = ENDLESS + " WHERE x < 0";
		for (boolean begun : new boolean[] { true, false }) {
			Session session = this.database.openSession();
			CompletableFuture<LibsqlException> reader = new CompletableFuture<>();
			CompletableFuture<Void> reading = new CompletableFuture<>();
			new Thread(() -> reader.complete(failure(() -> {
				Cursor cursor = open(session, begun ? ENDLESS : never);
				reading.complete(null);
				readAll(cursor);
			}))).start();
			if (begun) {
				reading.join();
			}
			else {
				reading.orTimeout(30, TimeUnit.SECONDS).join();
			}
			session.cancel();
			assertThat(reader).succeedsWithin(LONG)
				.satisfies((failure) -> assertThat(failure.kind()).isEqualTo(ErrorKind.INTERRUPTED));
			assertThat(failure(() -> Remote.number(session, "SELECT 1")).kind()).isEqualTo(ErrorKind.CLOSED);
			session.close();
		}
		assertThat(Remote.number(this.database, "SELECT 42")).isEqualTo(42);
	}

}
