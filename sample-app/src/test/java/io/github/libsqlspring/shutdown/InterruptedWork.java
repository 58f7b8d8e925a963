package io.github.libsqlspring.shutdown;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.libsqlspring.client.LibsqlClient;

/**
 * Work that writes, is then overtaken by the end of the application, and writes again.
 */
@EnableAutoConfiguration
@Import({ InterruptedWork.ClosingSignal.class, InterruptedWork.Web.class })
class InterruptedWork {

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch closing = new CountDownLatch(1);

	private final LibsqlClient client;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transactions;

	InterruptedWork(LibsqlClient client, JdbcTemplate jdbc, TransactionTemplate transactions) {
		this.client = client;
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	void prepare() {
		this.client.execute("CREATE TABLE mark (text TEXT)");
	}

	void awaitBegun() {
		await(this.begun);
	}

	void byClient() {
		this.client.execute("INSERT INTO mark VALUES ('before')");
		waitForTheEnd();
		this.client.execute("INSERT INTO mark VALUES ('after')");
	}

	void inATransaction() {
		this.transactions.executeWithoutResult((status) -> {
			this.jdbc.update("INSERT INTO mark VALUES ('before')");
			waitForTheEnd();
			this.jdbc.update("INSERT INTO mark VALUES ('after')");
		});
	}

	void inATransactionOfTheClient() {
		this.client.inTransaction((tx) -> {
			tx.execute("INSERT INTO mark VALUES ('before')");
			waitForTheEnd();
			return tx.execute("INSERT INTO mark VALUES ('after')");
		});
	}

	private void waitForTheEnd() {
		this.begun.countDown();
		await(this.closing);
	}

	private static void await(CountDownLatch latch) {
		try {
			if (!latch.await(30, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Nothing happens");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Lets the work go on when the web server has begun to shut down.
	 */
	static class ClosingSignal implements SmartLifecycle {

		private final InterruptedWork work;

		private volatile boolean running;

		ClosingSignal(InterruptedWork work) {
			this.work = work;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			this.work.closing.countDown();
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
		}

	}

	@RestController
	static class Web {

		private final InterruptedWork work;

		Web(InterruptedWork work) {
			this.work = work;
		}

		@GetMapping("/client")
		String client() {
			this.work.byClient();
			return "done";
		}

		@GetMapping("/transaction")
		String transaction() {
			this.work.inATransaction();
			return "done";
		}

	}

}
