package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.RetryListener;
import io.github.libsqlspring.RetryPolicy;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.hrana.FrontServer.Reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Finding out what a server speaks.
 */
class NegotiationTests {

	private static Remote remote;

	private FrontServer front;

	private HranaDatabase database;

	@BeforeAll
	static void start() {
		remote = Remote.start();
	}

	@AfterAll
	static void stop() {
		remote.close();
	}

	@BeforeEach
	void open() {
		this.front = FrontServer.of(remote.server().url());
		this.database = Remote.open(this.front.url(), (o) -> o.retry(RetryPolicy.NONE, RetryListener.NONE));
	}

	@AfterEach
	void close() {
		this.database.close();
		this.front.close();
	}

	private void answerProbe(String path, Reply reply) {
		this.front.answer((request) -> (request.method().equals("GET") && request.path().equals(path)) ? reply : null);
	}

	private List<String> paths() {
		return this.front.requests().stream().map((request) -> request.method() + " " + request.path()).toList();
	}

	private LibsqlException failure() {
		LibsqlException failure = catchThrowableOfType(LibsqlException.class,
				() -> Remote.execute(this.database, "SELECT 1"));
		assertThat(failure).isNotNull();
		return failure;
	}

	private void assertWorks() {
		assertThat(Remote.number(this.database, "SELECT 42")).isEqualTo(42);
	}

	@Test
	void theBestIsTakenAndRemembered() {
		assertWorks();
		assertWorks();
		assertThat(paths()).containsExactly("GET /v3-protobuf", "POST /v3-protobuf/pipeline",
				"POST /v3-protobuf/pipeline");
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 404, 405 })
	void whatTheServerDoesNotKnowIsPassedOver(int status) {
		this.front.answer((request) -> request.path().startsWith("/v3-") ? Reply.of(status, "") : null);
		assertWorks();
		assertThat(paths()).containsExactly("GET /v3-protobuf", "GET /v3", "POST /v3/pipeline");
	}

	@Test
	void theLastOneIsTakenWithoutAsking() {
		this.front.answer((request) -> request.path().startsWith("/v3") ? Reply.of(404, "") : null);
		assertWorks();
		assertThat(paths()).containsExactly("GET /v3-protobuf", "GET /v3", "POST /v2/pipeline");
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403, 429, 500, 502, 503 })
	void aFailureIsReportedAndNotRemembered(int status) {
		answerProbe("/v3-protobuf", Reply.of(status, "{\"error\":\"not now\"}"));
		assertThat(failure().httpStatus()).hasValue(status);
		this.front.answer((request) -> null);
		assertWorks();
		assertThat(paths()).containsExactly("GET /v3-protobuf", "GET /v3-protobuf", "POST /v3-protobuf/pipeline");
	}

	@Test
	void aBrokenConnectionHasExecutedNothingAndIsNotRemembered() {
		answerProbe("/v3-protobuf", Reply.CUT_BEFORE);
		LibsqlException failure = failure();
		assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
		assertThat(failure.outcomeUnknown()).isFalse();
		assertThat(failure).hasMessageContaining("nothing was executed");
		this.front.answer((request) -> null);
		assertWorks();
	}

	@Test
	void whoGivesUpWaitingDoesNotSpoilItForOthers() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch asked = new CountDownLatch(1);
		this.front.answer((request) -> {
			if (request.method().equals("GET")) {
				asked.countDown();
				awaitQuietly(release);
			}
			return null;
		});
		CompletableFuture<Void> other = CompletableFuture.runAsync(this::assertWorks);
		assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
		try (Session session = this.database.openSession()) {
			LibsqlException failure = catchThrowableOfType(LibsqlException.class, () -> Remote.execute(session,
					CallOptions.DEFAULT.withTimeout(Duration.ofMillis(100)), "CREATE TABLE never (a)"));
			assertThat(failure.kind()).isEqualTo(ErrorKind.TIMEOUT);
			assertThat(failure.outcomeUnknown()).isFalse();
		}
		release.countDown();
		assertThat(other).succeedsWithin(Duration.ofSeconds(30));
		assertThat(this.front.count("GET", "/v3")).isEqualTo(1);
	}

	@Test
	void theOnlyOneWhoGivesUpDoesNotSpoilItForLaterOnes() {
		CountDownLatch release = new CountDownLatch(1);
		AtomicInteger first = new AtomicInteger(1);
		this.front.answer((request) -> {
			if (request.method().equals("GET") && first.getAndDecrement() == 1) {
				awaitQuietly(release);
			}
			return null;
		});
		try (Session session = this.database.openSession()) {
			LibsqlException failure = catchThrowableOfType(LibsqlException.class,
					() -> Remote.execute(session, CallOptions.DEFAULT.withTimeout(Duration.ofMillis(100)), "SELECT 1"));
			assertThat(failure.kind()).isEqualTo(ErrorKind.TIMEOUT);
			assertWorks();
		}
		finally {
			release.countDown();
		}
	}

	@Test
	void manyWhoComeAtOnceAskOnce() {
		List<CompletableFuture<Void>> all = IntStream.range(0, 20)
			.mapToObj((i) -> CompletableFuture.runAsync(this::assertWorks))
			.toList();
		all.forEach(CompletableFuture::join);
		assertThat(this.front.count("GET", "/v3")).isEqualTo(1);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
