package io.github.libsqlspring.hrana;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.concurrent.OpenSessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HranaSessionTests {

	private static final Batch BATCH = new Batch(List.of(new Batch.Step(null, Statement.of("SELECT 1"))));

	@Test
	void anAbortedCallFailsAndIsBrokenOff() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			HttpTransport transport = new HttpTransport(
					HranaOptions.builder(URI.create("http://127.0.0.1:" + server.getLocalPort()))
						.protocols(List.of(HranaProtocol.V3_JSON))
						.connectTimeout(Duration.ofSeconds(30))
						.responseTimeout(Duration.ofSeconds(30))
						.build());
			OpenSessions<HranaSession> openSessions = new OpenSessions<>();
			HranaSession session = openSessions.open(() -> new HranaSession(server(transport), openSessions));
			CompletableFuture<BatchResult> call = CompletableFuture.supplyAsync(() -> session.batch(BATCH));
			try (Socket connection = server.accept()) {
				assertThat(connection.getInputStream().read()).isEqualTo('P');

				session.abort().block(Duration.ofSeconds(30));

				assertThat(call).failsWithin(Duration.ofSeconds(30))
					.withThrowableThat()
					.havingCause()
					.isInstanceOfSatisfying(LibsqlTransportException.class, (failure) -> {
						assertThat(failure.kind()).isEqualTo(ErrorKind.INTERRUPTED);
						assertThat(failure.outcomeUnknown()).isTrue();
					});
				connection.getInputStream().readAllBytes();
			}
			assertThat(openSessions.close(Duration.ofMinutes(1), Session::close)).isTrue();
			assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(() -> session.batch(BATCH));
			transport.close();
		}
	}

	@Test
	void aCallOnAReactorThreadIsRefusedWithoutEndingTheSession() {
		OpenSessions<HranaSession> openSessions = new OpenSessions<>();
		HttpTransport transport = new HttpTransport(HranaOptions.builder(URI.create("http://127.0.0.1:1"))
			.connectTimeout(Duration.ofSeconds(1))
			.responseTimeout(Duration.ofSeconds(1))
			.build());
		Session session = openSessions.open(() -> new HranaSession(server(transport), openSessions));

		assertThat(Mono.fromCallable(() -> session.batch(BATCH)).subscribeOn(Schedulers.parallel()).toFuture())
			.failsWithin(Duration.ofSeconds(30))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(IllegalStateException.class);
		openSessions.close(Duration.ZERO, (left) -> assertThat(left).isSameAs(session));
		session.close();
		transport.close();
	}

	private static HranaServer server(HttpTransport transport) {
		return new HranaServer(transport.options(), transport, new StreamPool(10, 5));
	}

}
