package io.github.libsqlspring.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.scheduler.Schedulers;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTokenProvider;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tokens that change while a real server checks them.
 */
class TokenProviderTests {

	private static final JwtKey KEY = JwtKey.generate();

	private static SqldServer server;

	@BeforeAll
	static void start() {
		server = SqldServer.start(SqldOptions.defaults().withJwtKey(KEY));
		try (LibsqlClient client = LibsqlClient.create(server.url(), KEY.token())) {
			client.execute("CREATE TABLE t (a)");
		}
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	private static LibsqlClient.Builder client(TransportType transport, LibsqlTokenProvider provider) {
		return LibsqlClient.builder().url(server.url()).transport(transport).tokenProvider(provider);
	}

	private static long selectOne(LibsqlClient client) {
		return client.sql("SELECT 1").query(Long.class).single();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
	void anExpiredTokenIsReplacedOnceAndTheStatementGoesOn(TransportType transport) {
		Rotating tokens = new Rotating(KEY.expiredToken());
		tokens.next = KEY.token();
		try (LibsqlClient client = client(transport, tokens).build()) {
			client.sql("INSERT INTO t VALUES (?)").param(transport.name()).update();
			assertThat(tokens.refused).containsExactly(KEY.expiredToken());

			tokens.current = KEY.expiredToken();
			assertThat(
					client.sql("SELECT count(*) FROM t WHERE a = ?").param(transport.name()).query(Long.class).single())
				.isEqualTo(1);
			assertThat(tokens.refused).allMatch(KEY.expiredToken()::equals).hasSizeLessThanOrEqualTo(2);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
	void ifTheNextOneIsRefusedTooTheCallFails(TransportType transport) {
		Rotating tokens = new Rotating(KEY.expiredToken());
		tokens.next = KEY.token("{\"exp\":2}");
		try (LibsqlClient client = client(transport, tokens).build()) {
			LibsqlException failure = catchThrowableOfType(LibsqlException.class, () -> selectOne(client));

			assertThat(failure.kind()).isEqualTo(ErrorKind.AUTHENTICATION);
			assertThat(tokens.refused).containsExactly(KEY.expiredToken());
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
	void aTransactionSurvivesATokenThatExpires(TransportType transport) {
		Rotating tokens = new Rotating(KEY.token());
		try (LibsqlClient client = client(transport, tokens).build()) {
			client.inTransaction((transaction) -> {
				transaction.sql("INSERT INTO t VALUES ('kept')").update();
				tokens.next = KEY.token("{\"a\":\"rw\"}");
				tokens.current = KEY.expiredToken();
				transaction.sql("INSERT INTO t VALUES ('kept')").update();
				return null;
			});
			tokens.current = KEY.token();

			assertThat(client.sql("SELECT count(*) FROM t WHERE a = 'kept'").query(Long.class).single()).isEqualTo(2);
			client.sql("DELETE FROM t WHERE a = 'kept'").update();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
	void manyCallsAtTheSameTimeSurviveIt(TransportType transport) throws Exception {
		Rotating tokens = new Rotating(KEY.expiredToken());
		tokens.next = KEY.token();
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try (LibsqlClient client = client(transport, tokens).build()) {
			List<Future<Long>> calls = new CopyOnWriteArrayList<>();
			for (int i = 0; i < 40; i++) {
				calls.add(threads.submit(() -> selectOne(client)));
			}
			for (Future<Long> call : calls) {
				assertThat(call.get()).isEqualTo(1);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
	void aProviderThatBlocksHoldsUpNeitherEventLoopsNorTimeLimits(TransportType transport) throws Exception {
		CountDownLatch never = new CountDownLatch(1);
		List<Boolean> nonBlocking = new CopyOnWriteArrayList<>();
		LibsqlTokenProvider hanging = () -> {
			nonBlocking.add(Schedulers.isInNonBlockingThread());
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return KEY.token();
		};
		try (LibsqlClient client = client(transport, hanging).responseTimeout(Duration.ofMillis(200)).build();
				LibsqlClient other = client(transport, KEY::token).build()) {
			LibsqlException failure = catchThrowableOfType(LibsqlException.class, () -> selectOne(client));

			assertThat(failure.kind()).isEqualTo(ErrorKind.TIMEOUT);
			assertThat(nonBlocking).isNotEmpty().containsOnly(false);
			assertThat(selectOne(other)).isEqualTo(1);
		}
		finally {
			never.countDown();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
	void aProviderThatFailsHasExecutedNothingAndShowsNothing(TransportType transport) {
		LibsqlTokenProvider failing = () -> {
			throw new IllegalStateException("secret");
		};
		try (LibsqlClient client = client(transport, failing).build()) {
			LibsqlException failure = catchThrowableOfType(LibsqlException.class, () -> selectOne(client));

			assertThat(failure.kind()).isEqualTo(ErrorKind.AUTHENTICATION);
			assertThat(failure.outcomeUnknown()).isFalse();
			assertThat(failure).hasMessageNotContaining("secret");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
	void aFileIsReadAgainWhenItsTokenIsRefused(TransportType transport, @TempDir Path directory) throws Exception {
		Path file = directory.resolve("token");
		Files.writeString(file, KEY.expiredToken());
		try (LibsqlClient client = LibsqlClient.builder()
			.url(server.url())
			.transport(transport)
			.authTokenFile(file)
			.build()) {
			assertThat(catchThrowableOfType(LibsqlException.class, () -> selectOne(client)).kind())
				.isEqualTo(ErrorKind.AUTHENTICATION);

			Files.writeString(file, KEY.token() + "\n");

			assertThat(selectOne(client)).isEqualTo(1);
		}
	}

	@Test
	void theLastThatWasSetCounts() {
		LibsqlTokenProvider expired = KEY::expiredToken;
		try (LibsqlClient client = client(TransportType.HTTP, expired).authTokenSupplier(KEY::token).build()) {
			assertThat(selectOne(client)).isEqualTo(1);
		}
	}

	private static final class Rotating implements LibsqlTokenProvider {

		private final List<@Nullable String> refused = new CopyOnWriteArrayList<>();

		private volatile String current;

		private volatile String next = "";

		private Rotating(String current) {
			this.current = current;
		}

		@Override
		public String getToken() {
			return this.current;
		}

		@Override
		public String replaceToken(@Nullable String token) {
			this.refused.add(token);
			this.current = this.next;
			return this.next;
		}

	}

}
