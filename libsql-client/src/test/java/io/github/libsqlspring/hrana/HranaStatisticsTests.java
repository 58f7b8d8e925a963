package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.DatabaseStatistics;
import io.github.libsqlspring.DatabaseStatistics.Failure;
import io.github.libsqlspring.DatabaseStatistics.ServerWork;
import io.github.libsqlspring.DatabaseStatistics.Streams;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.RetryListener;
import io.github.libsqlspring.RetryPolicy;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a database on a server tells of itself.
 */
class HranaStatisticsTests {

	private static final JwtKey KEY = JwtKey.generate();

	private static Remote remote;

	@BeforeAll
	static void start() {
		remote = Remote.start(SqldOptions.defaults().withJwtKey(KEY));
	}

	@AfterAll
	static void stop() {
		remote.close();
	}

	private static HranaDatabase open(Consumer<HranaOptions.Builder> settings) {
		return Remote.open(remote.server().url(), (options) -> settings.accept(options.authToken(KEY.token())));
	}

	private static HranaDatabase open() {
		return open((options) -> {
		});
	}

	@ParameterizedTest
	@CsvSource({ "false, http", "true, websocket" })
	void theTransportIsKnownAtOnceAndTheProtocolWithTheFirstCall(boolean webSocket, String transport) {
		try (HranaDatabase database = open((options) -> options.webSocket(webSocket))) {
			assertThat(database.statistics()).isEqualTo(new DatabaseStatistics(transport, null, 0, new Streams(0, 0, 0),
					0, Map.of(), null, new ServerWork(0, 0, 0, Duration.ZERO)));

			Remote.execute(database, "SELECT 1");

			assertThat(database.statistics().protocol()).isEqualTo("hrana3-protobuf");
		}
	}

	@ParameterizedTest
	@EnumSource(HranaProtocol.class)
	void theProtocolIsTheOneThatIsSpoken(HranaProtocol protocol) {
		for (boolean webSocket : new boolean[] { false, true }) {
			try (HranaDatabase database = open(
					(options) -> options.webSocket(webSocket).protocols(List.of(protocol)))) {
				Remote.execute(database, "SELECT 1");
				assertThat(database.statistics().protocol()).isEqualTo(protocol.subprotocol());
			}
		}
	}

	@Test
	void streamsAreThoseOfTheDatabaseAndNotOfTheServer() {
		try (HranaDatabase database = open(); HranaDatabase other = open()) {
			Remote.execute(other, "SELECT 1");
			try (Session session = database.openSession()) {
				assertThat(database.statistics().sessions()).isEqualTo(1);
				assertThat(database.statistics().streams()).isEqualTo(new Streams(0, 0, 0));
				Remote.execute(session, "SELECT 1");
				assertThat(database.statistics().streams()).isEqualTo(new Streams(1, 0, 0));
			}
			assertThat(database.statistics().sessions()).isZero();
			assertThat(database.statistics().streams()).isEqualTo(new Streams(1, 1, 0));
		}
	}

	@Test
	void theWorkOfTheServerIsAddedUp() {
		try (HranaDatabase database = open()) {
			Remote.execute(database, "CREATE TABLE IF NOT EXISTS counted (a)");
			ServerWork before = database.statistics().work();

			Remote.execute(database, "INSERT INTO counted VALUES (1), (2), (3)");
			Remote.execute(database, "SELECT a FROM counted");

			ServerWork after = database.statistics().work();
			assertThat(after.statements() - before.statements()).isEqualTo(2);
			assertThat(after.rowsRead() - before.rowsRead()).isEqualTo(3);
			assertThat(after.rowsWritten() - before.rowsWritten()).isEqualTo(3);
			assertThat(after.duration()).isGreaterThan(before.duration());
		}
	}

	@Test
	void aRefusedTokenIsTheLastFailure() {
		try (HranaDatabase database = Remote.open(remote.server().url(), (options) -> {
		})) {
			assertThatExceptionOfType(LibsqlException.class).isThrownBy(() -> Remote.execute(database, "SELECT 1"));

			assertThat(database.statistics().failures()).isEqualTo(Map.of(ErrorKind.AUTHENTICATION, 1L));
			assertThat(database.statistics().lastFailure()).extracting(Failure::kind)
				.isEqualTo(ErrorKind.AUTHENTICATION);
		}
	}

	@Test
	void whatTheApplicationDoesWrongIsNoFailure() {
		try (HranaDatabase database = open()) {
			assertThatExceptionOfType(LibsqlException.class)
				.isThrownBy(() -> Remote.execute(database, "SELECT nothing FROM nowhere"));

			assertThat(database.statistics().failures()).isEmpty();
		}
	}

	@Test
	void aFailureThatARetryhealsIsRememberedAndNotCounted() {
		try (TcpProxy proxy = TcpProxy.to(remote.server().port());
				HranaDatabase database = Remote.open(proxy.url(), (options) -> options.authToken(KEY.token())
					.retry(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(5)), RetryListener.NONE))) {
			Remote.execute(database, "SELECT 1");
			proxy.cutReplyAfter(0);

			Remote.execute(database, "SELECT 1");

			DatabaseStatistics statistics = database.statistics();
			assertThat(statistics.retries()).isEqualTo(1);
			assertThat(statistics.failures()).isEmpty();
			assertThat(statistics.lastFailure()).extracting(Failure::kind).isEqualTo(ErrorKind.CONNECTION);
		}
	}

	@Test
	void aFailureInAStreamOfRowsIsCounted() {
		BatchProgram program = BatchProgram.autocommit(List.of(Statement.of("SELECT 1")));
		try (HranaDatabase database = Remote.open(remote.server().url(), (options) -> {
		}); Session session = database.openSession()) {
			assertThatExceptionOfType(LibsqlException.class).isThrownBy(() -> {
				try (Cursor rows = session.openCursor(program, CallOptions.DEFAULT)) {
					rows.next();
				}
			});

			assertThat(database.statistics().failures()).isEqualTo(Map.of(ErrorKind.AUTHENTICATION, 1L));
		}
	}

}
