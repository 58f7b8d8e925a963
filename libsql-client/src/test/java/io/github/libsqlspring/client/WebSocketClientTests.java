package io.github.libsqlspring.client;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contracts on a libSQL server, by a WebSocket.
 */
class WebSocketClientTests extends RemoteContractTests {

	@Override
	String url(int port) {
		return "ws://127.0.0.1:" + port;
	}

	/**
	 * With an end: on a WebSocket a server does not stop a statement whose cursor is
	 * closed, and ending the connection would cost the transaction.
	 */
	@Override
	public String longStatement() {
		return StreamContract.ENDLESS + " LIMIT 100000";
	}

	@Test
	void aRollbackStopsAStatementThatIsNotReadToItsEnd() {
		client().execute("CREATE TABLE t (a)");
		LibsqlTransaction tx = client().begin();
		tx.execute("INSERT INTO t VALUES (1)");
		tx.sql(StreamContract.ENDLESS).stream().iterator().next();

		tx.rollback();

		otherClient().sql("INSERT INTO t VALUES (2)").timeout(Duration.ofSeconds(20)).update();
		assertThat(count("t")).isEqualTo(1);
	}

}
