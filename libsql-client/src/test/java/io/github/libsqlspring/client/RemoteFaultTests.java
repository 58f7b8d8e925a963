package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What happens when server or network fail, for real: nothing hangs, nothing runs outside
 * its transaction, and an exception says whether the statement may have been executed.
 */
class RemoteFaultTests {

	private SqldServer server;

	private TcpProxy proxy;

	private LibsqlClient client;

	private LibsqlClient direct;

	@BeforeEach
	void start() {
		this.server = SqldServer.start();
		this.proxy = TcpProxy.to(this.server.port());
		this.client = LibsqlClient.create(this.proxy.url());
		this.direct = LibsqlClient.create(this.server.url());
		this.direct.execute("CREATE TABLE t (a)");
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.direct.close();
		this.proxy.close();
		this.server.close();
	}

	private long count() {
		return this.direct.sql("SELECT count(*) FROM t").query(Long.class).single();
	}

	private static LibsqlTransportException transportFailure(ErrorKind kind, ThrowingCallable call) {
		LibsqlTransportException failure = catchThrowableOfType(LibsqlTransportException.class, call);
		assertThat(failure).isNotNull();
		assertThat(failure.kind()).isEqualTo(kind);
		return failure;
	}

	@Test
	void aRefusedConnectionHasExecutedNothing() {
		this.proxy.refuseNew();
		LibsqlTransportException failure = transportFailure(ErrorKind.CONNECTION,
				() -> this.client.execute("INSERT INTO t VALUES (1)"));
		assertThat(failure.outcomeUnknown()).isFalse();
		assertThat(failure).hasMessageContaining("127.0.0.1:" + this.proxy.port());
		this.proxy.acceptNew();
		this.client.execute("INSERT INTO t VALUES (1)");
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void aLostReplyLeavesTheOutcomeUnknownAndIsNotSentTwice() {
		this.client.execute("SELECT 1");
		this.proxy.cutReplyAfter(0);
		LibsqlTransportException failure = transportFailure(ErrorKind.CONNECTION,
				() -> this.client.execute("INSERT INTO t VALUES (1)"));
		assertThat(failure.outcomeUnknown()).isTrue();
		assertThat(failure.sql()).contains("INSERT INTO t VALUES (1)");
		assertThat(count()).isEqualTo(1);
		this.client.execute("INSERT INTO t VALUES (2)");
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void aCutReplyToAWriteIsOneTypedFailure() {
		for (int bytes : new int[] { 1, 20, 150 }) {
			this.client.execute("SELECT 1");
			this.proxy.cutReplyAfter(bytes);
			LibsqlException failure = catchThrowableOfType(LibsqlException.class,
					() -> this.client.execute("INSERT INTO t VALUES (1)"));
			assertThat(failure).as("after %d bytes", bytes)
				.isInstanceOfAny(LibsqlTransportException.class, LibsqlProtocolException.class);
			assertThat(failure.outcomeUnknown()).isTrue();
		}
	}

	@Test
	void aReadWhoseReplyIsCutIsMadeAgain() {
		for (int bytes : new int[] { 1, 20, 150 }) {
			this.client.execute("SELECT 1");
			this.proxy.cutReplyAfter(bytes);
			assertThat(this.client.execute("SELECT 1").rows()).hasSize(1);
		}
	}

	@Test
	void aReplyThatDoesNotComeInTimeIsATimeout() {
		try (LibsqlClient impatient = LibsqlClient.builder()
			.url(this.proxy.url())
			.connectTimeout(Duration.ofSeconds(2))
			.responseTimeout(Duration.ofMillis(300))
			.build()) {
			impatient.execute("SELECT 1");
			this.proxy.holdReplies();
			LibsqlTransportException failure = transportFailure(ErrorKind.TIMEOUT,
					() -> impatient.execute("INSERT INTO t VALUES (1)"));
			assertThat(failure.outcomeUnknown()).isTrue();
			this.proxy.releaseReplies();
			assertThat(impatient.execute("SELECT 1").rows()).hasSize(1);
		}
	}

	@Test
	void tlsOnAPlainServerHasExecutedNothingAndSaysWhatToWrite() {
		try (LibsqlClient tls = LibsqlClient.create("libsql://127.0.0.1:" + this.server.port())) {
			LibsqlTransportException failure = transportFailure(ErrorKind.CONNECTION, () -> tls.execute("SELECT 1"));
			assertThat(failure.outcomeUnknown()).isFalse();
			assertThat(failure).hasMessageContaining("does not speak TLS").hasMessageContaining("tls=0");
		}
	}

	@Test
	void aCallerThatIsInterruptedBeforehandHasExecutedNothing() {
		Thread.currentThread().interrupt();
		LibsqlTransportException failure = transportFailure(ErrorKind.INTERRUPTED,
				() -> this.client.execute("INSERT INTO t VALUES (1)"));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(failure.outcomeUnknown()).isFalse();
		assertThat(failure.code()).isEqualTo("INTERRUPTED");
		assertThat(count()).isZero();
	}

	@Test
	void anInterruptedCallerGetsAnAnswerAndKeepsItsFlag() throws Exception {
		this.client.execute("SELECT 1");
		this.proxy.holdReplies();
		AtomicReference<LibsqlException> failure = new AtomicReference<>();
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		Thread caller = new Thread(() -> {
			failure.set(catchThrowableOfType(LibsqlException.class, () -> this.client.execute("SELECT 1")));
			interrupted.complete(Thread.currentThread().isInterrupted());
		});
		caller.start();
		this.proxy.awaitUnanswered(1);
		caller.interrupt();
		assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
		assertThat(failure.get().kind()).isEqualTo(ErrorKind.INTERRUPTED);
		this.proxy.releaseReplies();
	}

	@Test
	void aTransactionWhoseConnectionBreaksIsLostAndNothingOfItStays() {
		try (LibsqlTransaction tx = this.client.begin()) {
			tx.execute("INSERT INTO t VALUES (1)");
			this.proxy.cutReplyAfter(0);
			transportFailure(ErrorKind.CONNECTION, () -> tx.execute("INSERT INTO t VALUES (2)"));
			assertThat(tx.isClosed()).isTrue();
			LibsqlException lost = catchThrowableOfType(LibsqlException.class,
					() -> tx.execute("INSERT INTO t VALUES (3)"));
			assertThat(lost.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST);
		}
		assertThat(count()).isZero();
	}

	@Test
	void aTransactionThatCannotBeginNamesItsFirstStatement() {
		this.proxy.refuseNew();
		try (LibsqlTransaction tx = this.client.begin()) {
			LibsqlTransportException failure = transportFailure(ErrorKind.CONNECTION, () -> tx.execute("SELECT 1"));
			assertThat(failure.sql()).contains("SELECT 1");
			assertThat(failure.outcomeUnknown()).isFalse();
		}
	}

	@Test
	void theLockOfABrokenTransactionIsFreeAtOnce() {
		LibsqlTransaction tx = this.client.begin();
		tx.execute("INSERT INTO t VALUES (1)");
		this.proxy.cutAll();
		this.proxy.refuseNew();
		assertThat(transportFailure(ErrorKind.CONNECTION, () -> tx.execute("INSERT INTO t VALUES (2)")).sql())
			.contains("INSERT INTO t VALUES (2)");
		this.proxy.acceptNew();
		this.direct.execute("INSERT INTO t VALUES (3)");
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void aCommitWithoutAnswerSaysThatTheOutcomeIsUnknown() {
		LibsqlTransaction tx = this.client.begin();
		tx.execute("INSERT INTO t VALUES (1)");
		this.proxy.cutReplyAfter(0);
		assertThat(transportFailure(ErrorKind.CONNECTION, tx::commit).outcomeUnknown()).isTrue();
		assertThat(tx.isClosed()).isTrue();
		tx.close();
	}

	@Test
	void aServerThatRestartsHasLostTheTransactionAndServesTheNextStatement() {
		try (LibsqlTransaction tx = this.client.begin()) {
			tx.execute("INSERT INTO t VALUES (1)");
			this.server.kill();
			this.server.restart();
			LibsqlException lost = catchThrowableOfType(LibsqlException.class,
					() -> tx.execute("INSERT INTO t VALUES (2)"));
			assertThat(lost).isNotNull();
			lost = catchThrowableOfType(LibsqlException.class, tx::commit);
			assertThat(lost.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST);
		}
		this.client.execute("INSERT INTO t VALUES (3)");
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void aTransactionWhoseLockIsStolenNeverWritesOutsideItself() {
		LibsqlTransaction tx = this.client.begin();
		tx.execute("INSERT INTO t VALUES (1)");
		// The server takes the lock away from the idle transaction after five seconds.
		this.direct.execute("INSERT INTO t VALUES (10)");
		LibsqlException lost = catchThrowableOfType(LibsqlException.class, () -> tx
			.batch(List.of(Statement.of("INSERT INTO t VALUES (2)"), Statement.of("INSERT INTO t VALUES (3)"))));
		assertThat(lost.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST);
		lost = catchThrowableOfType(LibsqlException.class, () -> tx.execute("INSERT INTO t VALUES (4)"));
		assertThat(lost.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST);
		lost = catchThrowableOfType(LibsqlException.class, tx::commit);
		assertThat(lost.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST);
		tx.close();
		assertThat(this.direct.sql("SELECT a FROM t").query(Long.class).list()).containsExactly(10L);
	}

	@Test
	void aBlockingCallOnAReactorThreadIsRefused() {
		IllegalStateException failure = catchThrowableOfType(IllegalStateException.class,
				() -> Mono.fromCallable(() -> this.client.execute("INSERT INTO t VALUES (1)"))
					.subscribeOn(Schedulers.parallel())
					.block(Duration.ofSeconds(20)));
		assertThat(failure).hasMessageContaining("boundedElastic");
		assertThat(count()).isZero();
		assertThat(Mono.fromCallable(() -> this.client.execute("INSERT INTO t VALUES (1)"))
			.subscribeOn(Schedulers.boundedElastic())
			.block(Duration.ofSeconds(20))
			.affectedRowCount()).isEqualTo(1);
	}

	@Test
	void closingWaitsForCallsInFlight() throws Exception {
		this.client.execute("SELECT 1");
		this.proxy.holdReplies();
		CompletableFuture<Long> call = CompletableFuture
			.supplyAsync(() -> this.client.execute("INSERT INTO t VALUES (1)").affectedRowCount());
		this.proxy.awaitUnanswered(1);
		CompletableFuture<Void> close = CompletableFuture.runAsync(() -> this.client.close());
		assertThat(call.isDone()).isFalse();
		this.proxy.releaseReplies();
		assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(1);
		close.get(20, TimeUnit.SECONDS);
		assertThat(this.client.isClosed()).isTrue();
	}

	@Test
	void streamsAreClosedSoThatTheServerDoesNotRunOut() {
		for (int i = 0; i < 300; i++) {
			this.client.execute("SELECT 1");
		}
		for (int i = 0; i < 150; i++) {
			try (LibsqlTransaction tx = this.client.begin()) {
				tx.execute("SELECT 1");
			}
		}
		assertThat(count()).isZero();
	}

}
