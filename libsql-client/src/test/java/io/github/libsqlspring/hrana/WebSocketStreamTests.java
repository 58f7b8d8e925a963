package io.github.libsqlspring.hrana;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;

class WebSocketStreamTests extends WebSocketCalls {

	private static SqldServer server;

	private TcpProxy proxy;

	private WebSocketTransport transport;

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
		execute(this.transport.openStream(), "DROP TABLE IF EXISTS t", "CREATE TABLE t (a)");
	}

	@AfterEach
	void disconnect() {
		this.transport.close();
		this.proxy.close();
	}

	@Test
	void aStreamIsOpenedTogetherWithItsFirstRequests() {
		int before = this.proxy.roundTrips();
		HranaStream stream = this.transport.openStream();
		assertThat(stream.isOpen()).isFalse();

		assertThat(number(stream, "SELECT 42")).isEqualTo(42);

		assertThat(stream.isOpen()).isTrue();
		assertThat(this.proxy.roundTrips() - before).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource(HranaProtocol.class)
	void everyProtocolIsSpoken(HranaProtocol protocol) {
		WebSocketTransport other = new WebSocketTransport(options(server.url()).protocols(List.of(protocol)).build());
		HranaStream stream = other.openStream();

		execute(stream, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (7)");
		assertThat(await(stream.send(List.of(request("COMMIT"), new StreamRequest.GetAutocommit()), LIMIT)).get(1))
			.isEqualTo(new StreamResult.Autocommit(true));
		assertThat(number(stream, "SELECT a FROM t")).isEqualTo(7);
		await(stream.close());
		assertThat(stream.isOpen()).isFalse();

		other.close();
	}

	@Test
	void repliesOfStreamsOvertakeEachOther() {
		HranaStream holder = this.transport.openStream();
		execute(holder, "BEGIN IMMEDIATE");
		CompletableFuture<?> waiting = send(this.transport.openStream(), "INSERT INTO t VALUES (1)").toFuture();

		assertThat(number(this.transport.openStream(), "SELECT count(*) FROM t")).isZero();
		assertThat(waiting).isNotDone();
		execute(holder, "COMMIT");

		assertThat(waiting).succeedsWithin(LIMIT);
	}

	@Test
	void aHundredStreamsShareOneConnection() {
		List<HranaStream> streams = IntStream.range(0, 100).mapToObj((i) -> this.transport.openStream()).toList();

		await(Flux.fromIterable(streams).flatMap((stream) -> send(stream, "SELECT 1"), 100).then());

		assertThat(streams).allMatch(HranaStream::isOpen);
		assertThat(this.proxy.connections()).isEqualTo(1);
		await(Flux.fromIterable(streams).flatMap(HranaStream::close, 100).then());
		assertThat(streams).noneMatch(HranaStream::isOpen);
	}

	@Test
	void moreTextsThanAServerStoresCanBeUsedAgainAndAgain() {
		HranaStream stream = this.transport.openStream();
		for (int round = 0; round < 4; round++) {
			for (int i = 0; i < 200; i++) {
				String sql = "SELECT " + i + " AS number_" + i + " /* " + "a long text ".repeat(25) + "*/";
				assertThat(number(stream, sql)).isEqualTo(i);
			}
		}
		List<StreamRequest> all = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			all.add(request("SELECT " + i + " AS number_" + i + " /* " + "a long text ".repeat(25) + "*/"));
		}
		assertThat(await(stream.send(all, LIMIT))).hasSize(200).allMatch((result) -> rows(result).size() == 1);
	}

	@Test
	void aTextTooLongToBeStoredIsSentEachTime() {
		HranaStream stream = this.transport.openStream();
		String sql = "SELECT length('" + "ä".repeat(4000) + "')";
		for (int i = 0; i < 3; i++) {
			assertThat(number(stream, sql)).isEqualTo(4000);
		}
	}

	@Test
	void aResultOfMegabytesIsRead() {
		Value text = value(this.transport.openStream(), "SELECT hex(zeroblob(2400000))");

		assertThat(((Value.TextValue) text).value()).hasSize(4_800_000);
	}

	@Test
	void aResultBeyondTheLimitIsAFailureThatNamesIt() {
		WebSocketTransport narrow = new WebSocketTransport(options(server.url()).maxResultSize(100_000).build());

		LibsqlException failure = failure(send(narrow.openStream(), "SELECT hex(zeroblob(100000))"));

		assertThat(failure).isInstanceOf(LibsqlProtocolException.class)
			.hasMessageContaining("libsql.max-result-size")
			.hasMessageContaining("100000");
		assertThat(number(narrow.openStream(), "SELECT 1")).isEqualTo(1);
		narrow.close();
	}

	@Test
	void anErrorResultIsNoFailureOfTheCall() {
		HranaStream stream = this.transport.openStream();

		List<StreamResult> results = await(send(stream, "SELEC", "SELECT 1"));

		assertThat(results.get(0)).isInstanceOf(StreamResult.Failed.class);
		assertThat(results.get(1)).isInstanceOf(StreamResult.BatchRan.class);
		assertThat(stream.isOpen()).isTrue();
	}

	@Test
	void closingAStreamRollsBackWhatIsOpenOnIt() {
		HranaStream stream = this.transport.openStream();
		execute(stream, "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");

		await(stream.close());

		HranaStream other = this.transport.openStream();
		execute(other, "INSERT INTO t VALUES (2)");
		assertThat(number(other, "SELECT sum(a) FROM t")).isEqualTo(2);
		assertThat(failure(send(stream, "SELECT 1")).outcomeUnknown()).isFalse();
	}

	@Test
	void aStreamCanBeClosedWithItsLastRequest() {
		HranaStream stream = this.transport.openStream();

		List<StreamResult> results = await(stream.send(List.of(request("SELECT 1"), new StreamRequest.Close()), LIMIT));

		assertThat(results).hasSize(2);
		assertThat(stream.isOpen()).isFalse();
		assertThat(await(stream.close().thenReturn(true))).isTrue();
	}

	@Test
	void nothingIsSentBeforeSubscription() {
		int before = this.proxy.roundTrips();

		Mono<?> call = this.transport.openStream().send(requests("INSERT INTO t VALUES (1)"), LIMIT);

		assertThat(number(this.transport.openStream(), "SELECT count(*) FROM t")).isZero();
		assertThat(this.proxy.roundTrips() - before).isEqualTo(1);
		await(call);
		assertThat(number(this.transport.openStream(), "SELECT count(*) FROM t")).isEqualTo(1);
	}

	@Test
	void aClosedTransportRefusesCalls() {
		HranaStream open = this.transport.openStream();
		execute(open, "SELECT 1");

		this.transport.close();

		assertThat(failure(send(open, "SELECT 1"))).isInstanceOf(LibsqlClosedException.class);
		assertThat(failure(send(this.transport.openStream(), "SELECT 1"))).isInstanceOf(LibsqlClosedException.class);
		assertThat(open.isOpen()).isFalse();
	}

}
