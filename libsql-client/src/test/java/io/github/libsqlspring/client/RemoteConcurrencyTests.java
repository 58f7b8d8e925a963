package io.github.libsqlspring.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many callers at once.
 */
class RemoteConcurrencyTests {

	@Test
	void moreCallersThanConnectionsAllGetTheirAnswer() throws Exception {
		try (SqldServer server = SqldServer.start(); LibsqlClient client = LibsqlClient.create(server.url())) {
			client.execute("CREATE TABLE t (a)");
			ExecutorService threads = Executors.newFixedThreadPool(200);
			try {
				List<Future<Long>> calls = new ArrayList<>();
				for (int i = 0; i < 400; i++) {
					int value = i;
					calls.add(
							threads.submit(() -> client.execute("INSERT INTO t VALUES (?)", value).affectedRowCount()));
				}
				for (Future<Long> call : calls) {
					assertThat(call.get()).isEqualTo(1);
				}
			}
			finally {
				threads.shutdownNow();
			}
			assertThat(client.sql("SELECT count(DISTINCT a) FROM t").query(Long.class).single()).isEqualTo(400);
		}
	}

	@Test
	void aTransactionFindsAConnectionWhileAllOthersWaitForItsLock() throws Exception {
		try (SqldServer server = SqldServer.start();
				TcpProxy proxy = TcpProxy.to(server.port());
				LibsqlClient client = LibsqlClient.create(proxy.url())) {
			client.execute("CREATE TABLE t (a)");
			ExecutorService threads = Executors.newFixedThreadPool(100);
			try (LibsqlTransaction transaction = client.begin()) {
				transaction.execute("INSERT INTO t VALUES (0)");
				List<Future<?>> waiting = new ArrayList<>();
				for (int i = 0; i < 100; i++) {
					waiting.add(threads.submit(() -> client.execute("INSERT INTO t VALUES (1)")));
				}
				proxy.awaitUnanswered(64);

				transaction.commit();

				for (Future<?> call : waiting) {
					call.get();
				}
			}
			finally {
				threads.shutdownNow();
			}
			assertThat(client.sql("SELECT count(*) FROM t").query(Long.class).single()).isEqualTo(101);
		}
	}

}
