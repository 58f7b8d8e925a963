package io.github.libsqlspring.hrana;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.Transaction;
import io.github.libsqlspring.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a server does by itself after five and after ten seconds. Waiting for all of it at
 * once takes no longer than for one.
 */
class ServerTimersTests {

	@Test
	void nothingIsLostOrWrittenOutsideItsTransactionWhenTheServerActsByItself() {
		ExecutorService threads = Executors.newCachedThreadPool();
		try {
			Stream<Runnable> protocols = Stream.of(HranaProtocol.values())
				.map((protocol) -> () -> aStolenLockLosesTheTransactionAndNoWriteLeaks(protocol));
			Stream<Runnable> others = Stream.of(ServerTimersTests::anUnusedStreamIsClosedBeforeItExpires,
					ServerTimersTests::sessionsThatDoNothingTakeNoPlacesForEver,
					ServerTimersTests::anExpiredStreamIsReplacedAndAnExpiredTransactionLost);
			List<CompletableFuture<Void>> all = Stream.concat(protocols, others)
				.map((situation) -> CompletableFuture.runAsync(situation, threads))
				.toList();
			CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).orTimeout(60, TimeUnit.SECONDS).join();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static void aStolenLockLosesTheTransactionAndNoWriteLeaks(HranaProtocol protocol) {
		try (Remote remote = Remote.start();
				HranaDatabase database = Remote.open(remote.server().url(), (o) -> o.protocols(List.of(protocol)))) {
			Remote.execute(database, "CREATE TABLE t (a)");
			Transaction transaction = new Transaction(database.openSession(), TransactionMode.WRITE);
			transaction.execute(Statement.of("INSERT INTO t VALUES (1)"));
			// The server ends the transaction for it, after five seconds.
			Remote.execute(database, "INSERT INTO t VALUES (10)");

			LibsqlException lost = catchThrowableOfType(LibsqlException.class, () -> transaction
				.batch(List.of(Statement.of("INSERT INTO t VALUES (2)"), Statement.of("INSERT INTO t VALUES (3)"))));
			assertThat(lost.kind()).as("%s", protocol).isEqualTo(ErrorKind.TRANSACTION_LOST);
			lost = catchThrowableOfType(LibsqlException.class,
					() -> transaction.execute(Statement.of("INSERT INTO t VALUES (4)")));
			assertThat(lost.kind()).as("%s", protocol).isEqualTo(ErrorKind.TRANSACTION_LOST);
			lost = catchThrowableOfType(LibsqlException.class, transaction::commit);
			assertThat(lost.kind()).as("%s", protocol).isEqualTo(ErrorKind.TRANSACTION_LOST);
			transaction.close();
			assertThat(Remote.number(database, "SELECT sum(a) FROM t")).isEqualTo(10);
		}
	}

	// The server has one place only, and whoever waits for it is sent away after eight
	// seconds, before the stream would expire by itself.
	private static void anUnusedStreamIsClosedBeforeItExpires() {
		try (Remote remote = Remote.start("--max-concurrent-connections", "1", "--connection-creation-timeout-sec",
				"8"); HranaDatabase database = remote.open()) {
			Remote.execute(database, "CREATE TABLE t (a)");
			leave(remote, askForAPlace(remote));
			Remote.execute(database, "INSERT INTO t VALUES (1)");
		}
	}

	private static void sessionsThatDoNothingTakeNoPlacesForEver() {
		try (Remote remote = Remote.start(); HranaDatabase database = remote.open()) {
			List<Session> sessions = Stream.generate(database::openSession).limit(StreamPool.MAX_STREAMS).toList();
			sessions.forEach((session) -> Remote.execute(session, "SELECT 1"));
			assertThat(Remote.number(database, "SELECT 42")).isEqualTo(42);
			sessions.forEach((session) -> assertThat(Remote.number(session, "SELECT 42")).isEqualTo(42));
			sessions.forEach(Session::close);
		}
	}

	// As many places as streams: whoever waits for one gets it when a stream has expired.
	private static void anExpiredStreamIsReplacedAndAnExpiredTransactionLost() {
		try (Remote remote = Remote.start("--max-concurrent-connections", "2", "--connection-creation-timeout-sec",
				"40"); HranaDatabase database = remote.open()) {
			Remote.execute(database, "CREATE TABLE t (a)");
			try (Session session = database.openSession(); Session inTransaction = database.openSession()) {
				Remote.execute(session, "INSERT INTO t VALUES (1)");
				Remote.steps(inTransaction, "BEGIN", "INSERT INTO t VALUES (2)");
				List<CompletableFuture<String>> places = Stream
					.generate(() -> CompletableFuture.supplyAsync(() -> askForAPlace(remote)))
					.limit(2)
					.toList();
				// Neither leaves its place, so that both streams have expired when both
				// have one.
				List<String> batons = places.stream().map(CompletableFuture::join).toList();
				batons.forEach((baton) -> leave(remote, baton));

				Remote.execute(session, "INSERT INTO t VALUES (4)");
				LibsqlException lost = catchThrowableOfType(LibsqlException.class,
						() -> Remote.steps(inTransaction, "INSERT INTO t VALUES (8)"));
				assertThat(lost.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST);
				assertThat(lost.outcomeUnknown()).isFalse();
			}
			assertThat(Remote.number(database, "SELECT sum(a) FROM t")).isEqualTo(5);
		}
	}

	private static String askForAPlace(Remote remote) {
		String reply = post(remote, "{\"requests\":[]}");
		return reply.replaceAll("(?s).*\"baton\":\"([^\"]+)\".*", "$1");
	}

	private static void leave(Remote remote, String baton) {
		post(remote, "{\"baton\":\"" + baton + "\",\"requests\":[{\"type\":\"close\"}]}");
	}

	private static String post(Remote remote, String body) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(remote.server().url() + "/v2/pipeline"))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		try {
			HttpResponse<String> response = HttpClient.newBuilder()
				.version(HttpClient.Version.HTTP_1_1)
				.build()
				.send(request, HttpResponse.BodyHandlers.ofString());
			assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
			return response.body();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
