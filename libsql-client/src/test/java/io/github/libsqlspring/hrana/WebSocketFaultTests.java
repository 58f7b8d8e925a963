package io.github.libsqlspring.hrana;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;
import io.github.libsqlspring.test.TlsProxy;

import static org.assertj.core.api.Assertions.assertThat;

class WebSocketFaultTests extends WebSocketCalls {

	private SqldServer server;

	private TcpProxy proxy;

	private WebSocketTransport transport;

	private WebSocketTransport direct;

	@BeforeEach
	void start() {
		this.server = SqldServer.start();
		this.proxy = TcpProxy.to(this.server.port());
		this.transport = transport(this.proxy.url());
		this.direct = transport(this.server.url());
		execute(this.direct.openStream(), "CREATE TABLE t (a)");
	}

	@AfterEach
	void stop() {
		this.transport.close();
		this.direct.close();
		this.proxy.close();
		this.server.close();
	}

	private long count() {
		return number(this.direct.openStream(), "SELECT count(*) FROM t");
	}

	@Test
	void aConnectionThatBreaksLeavesTheOutcomeUnknown() {
		HranaStream stream = this.transport.openStream();
		HranaStream idle = this.transport.openStream();
		execute(stream, "SELECT 1");
		execute(idle, "SELECT 1");
		this.proxy.holdReplies();
		CompletableFuture<?> call = send(stream, "INSERT INTO t VALUES (1)").toFuture();
		this.proxy.awaitUnanswered(1);

		this.proxy.cutAll();
		this.proxy.releaseReplies();

		assertThat(call).failsWithin(LIMIT)
			.withThrowableThat()
			.havingCause()
			.isInstanceOfSatisfying(LibsqlTransportException.class, (failure) -> {
				assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
				assertThat(failure.outcomeUnknown()).isTrue();
			});
		assertThat(stream.isOpen()).isFalse();
		assertThat(idle.isOpen()).isFalse();
		assertThat(failure(send(idle, "INSERT INTO t VALUES (2)")).outcomeUnknown()).isFalse();
		assertThat(number(this.transport.openStream(), "SELECT 1")).isEqualTo(1);
	}

	@Test
	void aRefusedConnectionHasExecutedNothing() {
		this.proxy.refuseNew();

		LibsqlException failure = failure(send(this.transport.openStream(), "INSERT INTO t VALUES (1)"));

		assertThat(failure).isInstanceOf(LibsqlTransportException.class);
		assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
		assertThat(failure.outcomeUnknown()).isFalse();
		this.proxy.acceptNew();
		execute(this.transport.openStream(), "INSERT INTO t VALUES (1)");
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void callersWaitForOneAttemptToConnect() {
		this.proxy.refuseNew();
		assertThat(IntStream.range(0, 3).mapToObj((round) -> fiftyAtOnce()).toList())
			.allMatch((failed) -> failed == 50);
		this.proxy.acceptNew();

		assertThat(fiftyAtOnce()).isZero();

		assertThat(this.proxy.connections()).isEqualTo(1);
	}

	private int fiftyAtOnce() {
		return await(Flux.range(0, 50)
			.flatMap((i) -> send(this.transport.openStream(), "SELECT 1").map((results) -> 0)
				.onErrorResume(LibsqlTransportException.class,
						(failure) -> Flux.just(failure.outcomeUnknown() ? 1000 : 1).next()),
					50)
			.reduce(0, Integer::sum));
	}

	@Test
	void aStatementThatTakesTooLongIsStoppedOnTheServer() {
		HranaStream stream = this.transport.openStream();

		LibsqlException failure = failure(stream.send(requests(ENDLESS_WRITE), Duration.ofMillis(500)));

		assertThat(failure.kind()).isEqualTo(ErrorKind.TIMEOUT);
		assertThat(failure.outcomeUnknown()).isTrue();
		assertThat(stream.isOpen()).isFalse();
		await(stream.close().thenReturn(true));
		// The statement would hold the lock for ever.
		execute(this.direct.openStream(), "INSERT INTO t VALUES (1)");
	}

	@Test
	void cancellingStopsTheStatementOnTheServer() {
		HranaStream stream = this.transport.openStream();
		execute(stream, "SELECT 1");
		Disposable call = send(stream, ENDLESS_WRITE).subscribe();
		this.proxy.awaitUnanswered(1);

		call.dispose();

		execute(this.direct.openStream(), "INSERT INTO t VALUES (1)");
		assertThat(stream.isOpen()).isFalse();
	}

	@Test
	void aTransactionKeepsItsConnectionUntilItsEnd() {
		HranaStream transaction = this.transport.openStream();
		await(transaction.send(List.of(request("BEGIN IMMEDIATE"), request("INSERT INTO t VALUES (1)"),
				new StreamRequest.GetAutocommit()), LIMIT));

		failure(this.transport.openStream().send(requests(ENDLESS_READ), Duration.ofMillis(300)));
		assertThat(number(this.transport.openStream(), "SELECT 1")).isEqualTo(1);

		assertThat(this.proxy.connections()).isEqualTo(2);
		await(transaction.send(List.of(request("COMMIT"), new StreamRequest.GetAutocommit()), LIMIT));
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void aCallThatFindsNoConnectionInTimeHasExecutedNothing() {
		this.proxy.holdReplies();

		LibsqlException failure = failure(
				this.transport.openStream().send(requests("INSERT INTO t VALUES (1)"), Duration.ofMillis(200)));

		assertThat(failure.kind()).isEqualTo(ErrorKind.TIMEOUT);
		assertThat(failure.outcomeUnknown()).isFalse();
		this.proxy.releaseReplies();
		assertThat(number(this.transport.openStream(), "SELECT 1")).isEqualTo(1);
		assertThat(count()).isZero();
	}

	@Test
	void aServerThatCameBackIsFoundAgain() {
		HranaStream before = this.direct.openStream();
		execute(before, "INSERT INTO t VALUES (1)");

		this.server.restart();

		assertThat(failure(send(before, "SELECT 1")).kind()).isEqualTo(ErrorKind.CONNECTION);
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void aServerWithoutWebSocketIsAProtocolFailure() throws IOException {
		HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		other.start();
		WebSocketTransport wrong = transport("http://127.0.0.1:" + other.getAddress().getPort());

		assertThat(failure(send(wrong.openStream(), "SELECT 1"))).isInstanceOf(LibsqlProtocolException.class)
			.hasMessageContaining("404");

		wrong.close();
		other.stop(0);
	}

	@Test
	void aCertificateThatNobodyTrustsIsRefused() {
		try (TlsProxy tls = TlsProxy.to(this.server.port())) {
			WebSocketTransport secure = transport(tls.url());

			LibsqlException failure = failure(send(secure.openStream(), "SELECT 1"));

			assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
			assertThat(failure.outcomeUnknown()).isFalse();
			secure.close();
		}
	}

}
