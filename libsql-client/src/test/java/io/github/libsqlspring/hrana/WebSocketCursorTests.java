package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.hrana.wire.CursorEntry;
import io.github.libsqlspring.hrana.wire.CursorRequest;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;

class WebSocketCursorTests extends WebSocketCalls {

	private static final String HUNDRED_THOUSAND = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c "
			+ "LIMIT 100000) SELECT x, hex(randomblob(100)) FROM c";

	private static SqldServer server;

	private TcpProxy proxy;

	private WebSocketTransport transport;

	private HranaStream stream;

	@BeforeAll
	static void startServer() {
		server = SqldServer.start();
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@BeforeEach
	void connect() {
		this.proxy = TcpProxy.to(server.port());
		this.transport = transport(this.proxy.url());
		this.stream = this.transport.openStream();
		execute(this.transport.openStream(), "DROP TABLE IF EXISTS t", "CREATE TABLE t (a)");
	}

	@AfterEach
	void disconnect() {
		this.transport.close();
		this.proxy.close();
	}

	@Test
	void allEntriesComeInOrder() {
		List<CursorEntry> entries = await(this.stream.cursor(cursor(HUNDRED_THOUSAND), LIMIT).collectList());

		assertThat(entries.get(0)).isInstanceOf(CursorEntry.StepBegin.class);
		long expected = 0;
		for (CursorEntry entry : entries) {
			if (entry instanceof CursorEntry.RowEntry row) {
				assertThat(((Value.IntegerValue) row.values().get(0)).value()).isEqualTo(++expected);
			}
		}
		assertThat(expected).isEqualTo(100_000);
		assertThat(number(this.stream, "SELECT 1")).isEqualTo(1);
		assertThat(this.proxy.connections()).isEqualTo(1);
	}

	@Test
	void noMoreIsFetchedThanIsAskedForAndOneFetchAhead() {
		Entries entries = new Entries();
		this.stream.cursor(cursor(HUNDRED_THOUSAND), LIMIT).subscribe(entries);
		assertThat(number(this.transport.openStream(), "SELECT 1")).isEqualTo(1);
		int before = this.proxy.roundTrips();

		entries.request(10);
		for (int i = 0; i < 10; i++) {
			entries.next();
		}

		// Other streams are not held up, and their round trips come behind any fetch.
		assertThat(number(this.transport.openStream(), "SELECT 1")).isEqualTo(1);
		assertThat(number(this.transport.openStream(), "SELECT 1")).isEqualTo(1);
		assertThat(this.proxy.roundTrips() - before).isLessThanOrEqualTo(1 + 2 + 2);
		assertThat(entries.received).isEmpty();
		entries.cancel();
	}

	@Test
	void entriesAreFetchedAsTheyAreAskedFor() {
		Entries entries = new Entries();
		this.stream.cursor(cursor(HUNDRED_THOUSAND), LIMIT).subscribe(entries);

		for (int i = 0; i < 5000; i++) {
			entries.request(1);
			entries.next();
		}

		assertThat(entries.received).isEmpty();
		entries.cancel();
	}

	@Test
	void cancellingStopsTheStatementOnTheServer() {
		Entries entries = new Entries();
		Batch batch = new Batch(List.of(
				step("WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 50) " + "SELECT x FROM c"),
				step(ENDLESS_WRITE)));
		this.stream.cursor(new CursorRequest(null, batch, null), LIMIT).subscribe(entries);
		entries.request(40);
		for (int i = 0; i < 40; i++) {
			entries.next();
		}

		entries.cancel();

		// The statement would hold the lock for ever.
		execute(this.transport.openStream(), "INSERT INTO t VALUES (1)");
		assertThat(this.proxy.connections()).isEqualTo(2);
		assertThat(this.stream.isOpen()).isFalse();
	}

	@Test
	void cancellingInsideATransactionLeavesIt() {
		execute(this.stream, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");
		await(this.stream.send(List.of(new StreamRequest.GetAutocommit()), LIMIT));

		await(this.stream.cursor(cursor(HUNDRED_THOUSAND), LIMIT).take(3).collectList());

		execute(this.stream, "INSERT INTO t VALUES (2)", "COMMIT");
		assertThat(number(this.stream, "SELECT sum(a) FROM t")).isEqualTo(3);
		assertThat(this.proxy.connections()).isEqualTo(1);
	}

	@Test
	void aCursorThatCannotBeOpenedIsAFailedEntryAndLeavesTheStream() {
		execute(this.stream, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");

		List<CursorEntry> entries = await(this.stream.cursor(cursor("SELEC"), LIMIT).collectList());

		assertThat(entries).singleElement()
			.isInstanceOfSatisfying(CursorEntry.Failed.class,
					(failed) -> assertThat(failed.error().code()).isEqualTo("SQL_PARSE_ERROR"));
		execute(this.stream, "COMMIT");
		assertThat(number(this.stream, "SELECT a FROM t")).isEqualTo(1);
	}

	@Test
	void anEntryThatDoesNotComeInTimeIsATimeout() {
		LibsqlException failure = failure(this.stream
			.cursor(cursor("SELECT 1 UNION ALL " + "SELECT x FROM (" + ENDLESS_READ + ")"), Duration.ofMillis(300))
			.then());

		assertThat(failure.kind()).isEqualTo(ErrorKind.TIMEOUT);
		assertThat(failure.outcomeUnknown()).isTrue();
	}

	@Test
	void aSlowReaderIsNotATimeout() {
		Entries entries = new Entries();
		this.stream.cursor(cursor(HUNDRED_THOUSAND), Duration.ofSeconds(5)).subscribe(entries);
		entries.request(3);
		entries.next();
		entries.next();
		entries.next();

		// What takes its time here is not the cursor.
		assertThat(number(this.transport.openStream(),
				"WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 5000000) SELECT count(*) FROM c"))
			.isEqualTo(5_000_000);

		entries.request(1);
		entries.next();
		entries.cancel();
	}

	@Test
	void aConnectionThatBreaksFailsTheCursor() {
		Entries entries = new Entries();
		this.stream.cursor(cursor(HUNDRED_THOUSAND), LIMIT).subscribe(entries);
		entries.request(3);
		entries.next();

		this.proxy.cutAll();

		entries.request(Long.MAX_VALUE);
		assertThat(entries.failure()).isInstanceOfSatisfying(LibsqlException.class,
				(failure) -> assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION));
	}

	private static Batch.Step step(String sql) {
		return new Batch.Step(null, Statement.of(sql));
	}

	private static final class Entries extends BaseSubscriber<CursorEntry> {

		private final BlockingQueue<CursorEntry> received = new LinkedBlockingQueue<>();

		private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
		}

		@Override
		protected void hookOnNext(CursorEntry entry) {
			this.received.add(entry);
		}

		@Override
		protected void hookOnError(Throwable failure) {
			this.failures.add(failure);
		}

		CursorEntry next() {
			return taken(this.received);
		}

		Throwable failure() {
			return taken(this.failures);
		}

		private static <T> T taken(BlockingQueue<T> queue) {
			try {
				T next = queue.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
				assertThat(next).isNotNull();
				return next;
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
