package io.github.libsqlspring.hrana;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.hrana.FrontServer.Reply;
import io.github.libsqlspring.reactive.ReactiveSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a conversation has set on its stream stays its own, and is never lost in silence.
 */
class ConversationTests {

	private static final String SLOW = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
			+ "WHERE i < 1000000000) SELECT max(i) FROM n";

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

	private HranaDatabase open(String transport) {
		return Remote.open(remote.server().url(), (options) -> options.webSocket(transport.equals("ws")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void aTransactionOutlivesTheDescriptionOfWhatCannotBeParsed(String transport) {
		try (HranaDatabase used = open(transport); Session session = used.openSession()) {
			Remote.steps(session, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");
			assertThatExceptionOfType(LibsqlResponseException.class).isThrownBy(() -> session.describe("SELEC 1"));
			Remote.steps(session, "INSERT INTO t VALUES (2)", "COMMIT");
			assertThat(Remote.number(session, "SELECT count(*) FROM t")).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void aSavepointThatACursorHasSetIsNotLeftToTheNextUser(String transport) {
		try (HranaDatabase used = open(transport)) {
			try (Session session = used.openSession();
					Cursor cursor = session.openCursor(BatchProgram.autocommit(List.of(Statement.of("SAVEPOINT s"))),
							CallOptions.DEFAULT)) {
				assertThat(cursor.next()).isNull();
			}
			try (Session session = used.openSession()) {
				assertThat(Remote.steps(session, "INSERT INTO t VALUES (1)").autocommit()).isTrue();
			}
		}
	}

	@Test
	void aSessionWhoseSettingsWereLostWithItsStreamIsOver() {
		try (FrontServer front = FrontServer.of(remote.server().url());
				HranaDatabase fronted = Remote.open(front.url(), (options) -> {
				});
				Session session = fronted.openSession()) {
			Remote.execute(session, "PRAGMA foreign_keys = 0");
			byte[] refusal = "{\"message\":\"gone\",\"code\":\"STREAM_EXPIRED\"}".getBytes(StandardCharsets.UTF_8);
			front.answer((request) -> new Reply(400, refusal, null));
			assertThatExceptionOfType(LibsqlException.class).isThrownBy(() -> Remote.execute(session, "SELECT 1"));
			front.answer((request) -> null);
			assertThatExceptionOfType(LibsqlClosedException.class)
				.isThrownBy(() -> Remote.execute(session, "SELECT 1"));
		}
	}

	@Test
	void aStreamIsNotGivenToOthersWhileACallIsUnderWay() throws Exception {
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		try (FrontServer front = FrontServer.of(remote.server().url());
				HranaDatabase fronted = Remote.open(front.url(),
						(options) -> options.protocols(List.of(HranaProtocol.V3_JSON)))) {
			Session session = fronted.openSession();
			Remote.execute(session, "SELECT 1");
			front.answer((request) -> {
				if (request.body().contains("BEGIN")) {
					arrived.countDown();
					await(goOn);
				}
				return null;
			});
			CompletableFuture<?> call = CompletableFuture
				.supplyAsync(() -> Remote.steps(session, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)"));
			await(arrived);
			CompletableFuture<?> closing = CompletableFuture.runAsync(session::close);
			closing.get(30, TimeUnit.SECONDS);
			goOn.countDown();
			call.handle((result, failure) -> "ended").get(30, TimeUnit.SECONDS);
			Remote.execute(fronted, "INSERT INTO t VALUES (2)");
		}
		assertThat(Remote.number(this.database, "SELECT count(*) FROM t WHERE a = 2")).isEqualTo(1);
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void theContextOfASubscriberReachesTheRequestOfACursor() {
		AtomicReference<String> seen = new AtomicReference<>("nothing");
		WebClient.Builder builder = WebClient.builder().filter((request, next) -> Mono.deferContextual((context) -> {
			if (request.url().getPath().endsWith("/cursor")) {
				seen.set(context.getOrDefault("key", "nothing"));
			}
			return next.exchange(request);
		}));
		try (HranaDatabase used = Remote.open(remote.server().url(), (options) -> options.webClientBuilder(builder))) {
			ReactiveSession session = used.openReactiveSession();
			session.rows(BatchProgram.autocommit(List.of(Statement.of("SELECT 1"))), CallOptions.DEFAULT)
				.contextWrite((context) -> context.put("key", "value"))
				.blockLast(Duration.ofSeconds(30));
			session.close().block(Duration.ofSeconds(30));
		}
		assertThat(seen).hasValue("value");
	}

	@Test
	void aCursorThatIsClosedByAnotherThreadLetsItsReaderGo() throws Exception {
		try (Session session = this.database.openSession();
				Cursor cursor = session.openCursor(
						BatchProgram
							.autocommit(List.of(Statement.of("SELECT 1 UNION ALL SELECT * FROM (" + SLOW + ")"))),
						CallOptions.DEFAULT)) {
			CompletableFuture<String> ended = new CompletableFuture<>();
			Thread reader = new Thread(() -> {
				try {
					while (cursor.next() != null) {
						Thread.onSpinWait();
					}
				}
				finally {
					ended.complete("ended");
				}
			});
			reader.setDaemon(true);
			reader.setUncaughtExceptionHandler((thread, failure) -> {
			});
			reader.start();
			while (reader.getState() != Thread.State.TIMED_WAITING) {
				Thread.onSpinWait();
			}
			cursor.close();
			assertThat(ended).succeedsWithin(Duration.ofSeconds(10));
		}
	}

	@Test
	void theEndOfTheDatabaseBreaksOffAReactiveCall() throws Exception {
		CountDownLatch arrived = new CountDownLatch(1);
		try (FrontServer front = FrontServer.of(remote.server().url())) {
			HranaDatabase fronted = Remote.open(front.url(),
					(options) -> options.protocols(List.of(HranaProtocol.V3_JSON))
						.responseTimeout(Duration.ofMinutes(5)));
			CountDownLatch never = new CountDownLatch(1);
			front.answer((request) -> {
				if (request.body().contains("SELECT 7")) {
					arrived.countDown();
					try {
						never.await();
					}
					catch (InterruptedException ex) {
						return new Reply(500, new byte[0], null);
					}
				}
				return null;
			});
			CompletableFuture<?> call = fronted.openReactiveSession()
				.batch(BatchProgram.autocommit(List.of(Statement.of("SELECT 7"))).batch(), CallOptions.DEFAULT)
				.toFuture();
			await(arrived);
			// Where waiting is not allowed, it does not wait for calls.
			Mono.fromRunnable(fronted::close).subscribeOn(Schedulers.parallel()).block(Duration.ofSeconds(60));
			call.handle((result, failure) -> "ended").get(5, TimeUnit.SECONDS);
		}
	}

	@Test
	void aBatchThatMayBeHalfDoneIsNotSentAgainBecauseOfALock() {
		try (FrontServer front = FrontServer.of(remote.server().url());
				HranaDatabase fronted = Remote.open(front.url(),
						(options) -> options.protocols(List.of(HranaProtocol.V3_JSON)));
				Session session = fronted.openSession()) {
			front.answer((request) -> Reply.of(200, "{\"baton\":null,\"base_url\":null,\"results\":["
					+ "{\"type\":\"error\",\"error\":{\"message\":\"database is locked\",\"code\":\"SQLITE_BUSY\"}},"
					+ "{\"type\":\"ok\",\"response\":{\"type\":\"get_autocommit\",\"is_autocommit\":true}}]}"));
			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> Remote.steps(session, "INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2)"));
			assertThat(front.count("POST", "INSERT")).isEqualTo(1);
			front.answer((request) -> null);
		}
	}

}
