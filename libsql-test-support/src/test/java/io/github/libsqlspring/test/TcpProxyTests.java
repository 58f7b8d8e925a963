package io.github.libsqlspring.test;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class TcpProxyTests {

	private static SqldServer server;

	private final TcpProxy proxy = TcpProxy.to(server.port());

	private final Pipeline pipeline = new Pipeline(this.proxy.url());

	@BeforeAll
	static void startServer() {
		server = SqldServer.start();
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@AfterEach
	void closeProxy() {
		this.proxy.close();
	}

	@Test
	void passesRequestsAndRepliesOfAnySize() throws Exception {
		String large = "x".repeat(300_000);

		assertThat(this.pipeline.execute("select '" + large + "'").body()).contains(large);
	}

	@Test
	void countsConnectionsAndRoundTrips() throws Exception {
		this.pipeline.execute("select 1");
		this.pipeline.execute("select 2");
		new Pipeline(this.proxy.url()).execute("select 3");

		assertThat(this.proxy.connections()).isEqualTo(2);
		assertThat(this.proxy.roundTrips()).isEqualTo(3);
	}

	@Test
	void losesTheReplyOfARequestThatWasCarriedOut() throws Exception {
		this.pipeline.execute("create table lost (x)");

		this.proxy.cutReplyAfter(0);
		assertThatIOException().isThrownBy(() -> this.pipeline.execute("insert into lost values ('written')"));

		assertThat(this.pipeline.execute("select x from lost").body()).contains("written");
	}

	@Test
	void cutsAReplyInTheMiddle() throws Exception {
		this.proxy.cutReplyAfter(50);

		assertThatIOException().isThrownBy(() -> this.pipeline.execute("select 'long enough for fifty bytes'"));
		assertThat(this.pipeline.execute("select 1").statusCode()).isEqualTo(200);
	}

	@Test
	void refusesNewConnectionsUntilToldOtherwise() throws Exception {
		this.proxy.refuseNew();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> this.pipeline.execute("select 1"));

		this.proxy.acceptNew();
		assertThat(this.pipeline.execute("select 1").statusCode()).isEqualTo(200);
	}

	@Test
	void holdsRepliesBackUntilReleased() throws Exception {
		this.proxy.holdReplies();
		CompletableFuture<Integer> status = inBackground();
		this.proxy.awaitUnanswered(1);
		assertThat(status).isNotDone();

		this.proxy.releaseReplies();

		assertThat(status.get(10, TimeUnit.SECONDS)).isEqualTo(200);
	}

	@Test
	void cutsConnectionsThatWaitForAReply() throws Exception {
		this.proxy.holdReplies();
		CompletableFuture<Integer> status = inBackground();
		this.proxy.awaitUnanswered(1);

		this.proxy.cutAll();

		assertThat(status).failsWithin(10, TimeUnit.SECONDS)
			.withThrowableThat()
			.havingRootCause()
			.isInstanceOf(IOException.class);
	}

	@Test
	void refusesConnectionsAfterClose() {
		this.proxy.close();

		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> this.pipeline.execute("select 1"));
	}

	private CompletableFuture<Integer> inBackground() {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return this.pipeline.execute("select 1").statusCode();
			}
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

}
