package io.github.libsqlspring.shutdown;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to work that is under way when the application is stopped.
 */
class ShutdownTests {

	@TempDir
	private Path directory;

	private static ConfigurableApplicationContext start(String url) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(InterruptedWork.class).run(
				"--libsql.url=" + url, "--server.address=127.0.0.1", "--server.port=0", "--spring.sql.init.mode=never");
		context.getBean(InterruptedWork.class).prepare();
		return context;
	}

	private String file() {
		return this.directory.resolve("marks.db").toUri().toString();
	}

	private static void assertThatBothMarksAreThere(String url) {
		try (LibsqlClient client = LibsqlClient.create(url)) {
			assertThat(client.sql("SELECT text FROM mark").query(String.class).list()).containsExactly("before",
					"after");
		}
	}

	private static void stopDuringARequest(String url, String path) throws Exception {
		ConfigurableApplicationContext context = start(url);
		HttpRequest request = HttpRequest
			.newBuilder(URI
				.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path))
			.build();
		CompletableFuture<HttpResponse<String>> response = HttpClient.newHttpClient()
			.sendAsync(request, HttpResponse.BodyHandlers.ofString());
		context.getBean(InterruptedWork.class).awaitBegun();

		context.close();

		assertThat(response.get(30, TimeUnit.SECONDS).body()).isEqualTo("done");
		assertThatBothMarksAreThere(url);
	}

	private void stopDuring(Consumer<InterruptedWork> work, Executor executor, ConfigurableApplicationContext context)
			throws Exception {
		InterruptedWork application = context.getBean(InterruptedWork.class);
		CompletableFuture<Void> running = CompletableFuture.runAsync(() -> work.accept(application), executor);
		application.awaitBegun();

		context.close();

		running.get(30, TimeUnit.SECONDS);
		assertThatBothMarksAreThere(file());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/client", "/transaction" })
	void aRequestOnAFileIsFinishedBeforeItIsClosed(String path) throws Exception {
		stopDuringARequest(file(), path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/client", "/transaction" })
	void aRequestOnAServerIsFinishedBeforeItIsLeft(String path) throws Exception {
		try (SqldServer server = SqldServer.start()) {
			stopDuringARequest(server.url(), path);
		}
	}

	@Test
	void aTaskOfSpringBootsExecutorIsFinishedBeforeTheFileIsClosed() throws Exception {
		ConfigurableApplicationContext context = start(file());

		stopDuring(InterruptedWork::byClient, context.getBean("applicationTaskExecutor", Executor.class), context);
	}

	@Test
	void aTransactionOnAThreadThatNobodyWaitsForIsWaitedFor() throws Exception {
		stopDuring(InterruptedWork::inATransaction, (task) -> new Thread(task).start(), start(file()));
	}

	@Test
	void aTransactionOfTheClientOnAThreadThatNobodyWaitsForIsWaitedFor() throws Exception {
		stopDuring(InterruptedWork::inATransactionOfTheClient, (task) -> new Thread(task).start(), start(file()));
	}

}
