package io.github.libsqlspring.boot.starter;

import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The contract on a libSQL server that asks for a token.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class AbstractServerJdbcTests implements SpringJdbcContract {

	private final JwtKey key = JwtKey.generate();

	private SqldServer server;

	private ConfigurableApplicationContext context;

	/**
	 * How the server is reached.
	 * @return the scheme of its URL
	 */
	abstract String scheme();

	@BeforeAll
	void start() {
		this.server = SqldServer.start(SqldOptions.defaults().withJwtKey(this.key));
		this.context = Application.start(TransactionalContract.AccountsApplication.class, properties());
	}

	@AfterAll
	void stop() {
		this.context.close();
		this.server.close();
	}

	private String url() {
		return scheme() + "://127.0.0.1:" + this.server.port();
	}

	@Override
	public ConfigurableApplicationContext context() {
		return this.context;
	}

	@Override
	public String[] properties() {
		return properties(this.key.token());
	}

	private String[] properties(String token) {
		return new String[] { "libsql.url=" + url(), "libsql.auth-token=" + token };
	}

	private static int one(ConfigurableApplicationContext application) {
		return application.getBean(JdbcTemplate.class).queryForObject("SELECT 1", Integer.class);
	}

	private void failAndRecover(ConfigurableApplicationContext application) {
		assertThat(one(application)).isEqualTo(1);

		this.server.kill();
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> one(application))
			.withStackTraceContaining("127.0.0.1:" + this.server.port());

		this.server.restart();
		assertThat(one(application)).isEqualTo(1);
	}

	// All connections that a pool may hold have talked to the server that ended.
	private void restartBetweenCalls(ConfigurableApplicationContext application) {
		manyAtOnce(application);

		this.server.restart();

		manyAtOnce(application);
		assertThat(application.getBean(JdbcTemplate.class).update("INSERT INTO account (email) VALUES ('a')"))
			.isEqualTo(1);
	}

	private static void manyAtOnce(ConfigurableApplicationContext application) {
		CyclicBarrier together = new CyclicBarrier(4);
		List<CompletableFuture<Integer>> calls = IntStream.range(0, 4)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> application.getBean(JdbcTemplate.class)
				.execute((ConnectionCallback<Integer>) (connection) -> {
					await(together);
					try (Statement statement = connection.createStatement();
							ResultSet row = statement.executeQuery("SELECT 1")) {
						row.next();
						return row.getInt(1);
					}
				}), (work) -> new Thread(work).start()))
			.toList();

		assertThat(calls).allSatisfy((call) -> assertThat(call).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(1));
	}

	private static void await(CyclicBarrier together) {
		try {
			together.await(1, TimeUnit.MINUTES);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aScriptAtStartUpWithAWrongTokenIsExplainedWithoutTheToken(CapturedOutput output) {
		String token = JwtKey.generate().token();

		assertThatException().isThrownBy(() -> {
			String[] all = Stream
				.concat(Stream.of(properties(token)), Stream.of("spring.sql.init.mode=always",
						"spring.sql.init.schema-locations=classpath:person-schema.sql"))
				.toArray(String[]::new);
			Application.start(all).close();
		}).withStackTraceContaining("The JWT is invalid");

		assertThat(output).contains("The JWT is invalid", "libsql.auth-token").doesNotContain(token);
	}

	@Test
	void aServerThatIsDownIsNamedAndWorkGoesOnWhenItIsBack() {
		failAndRecover(this.context);
	}

	@Test
	void aRestartBetweenTwoCallsIsNotNoticed() {
		restartBetweenCalls(this.context);
	}

	@Test
	void aTransactionThatTheRestartEndedFailsAndTheNextOneCommits() {
		TransactionalContract.Accounts service = bean(TransactionalContract.Accounts.class);

		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> service.write(() -> {
			service.add("a");
			this.server.restart();
			service.add("b");
		}));

		service.write(() -> service.add("c"));
		assertThat(jdbc().queryForList("SELECT email FROM account", String.class)).containsExactly("c");
	}

	@Nested
	class WithThePoolOfSpringBoot {

		private ConfigurableApplicationContext start(String token, String... more) {
			return Application.start(
					Stream
						.concat(Stream.of("spring.datasource.url=jdbc:libsql:" + url(),
								"spring.datasource.password=" + token), Stream.of(more))
						.toArray(String[]::new));
		}

		@Test
		void theFirstQueryNeedsNoFurtherSetting() {
			try (ConfigurableApplicationContext pooled = start(AbstractServerJdbcTests.this.key.token())) {
				assertThat(one(pooled)).isEqualTo(1);
				assertThat(pooled.getBean(HikariDataSource.class).getHikariPoolMXBean().getTotalConnections())
					.isPositive();
			}
		}

		@Test
		void aConnectionTestQueryMayBeSet() {
			try (ConfigurableApplicationContext pooled = start(AbstractServerJdbcTests.this.key.token(),
					"spring.datasource.hikari.connection-test-query=SELECT 1")) {
				assertThat(one(pooled)).isEqualTo(1);
			}
		}

		@Test
		void aWrongTokenIsExplainedWithoutTheToken(CapturedOutput output) {
			String token = JwtKey.generate().token();
			try (ConfigurableApplicationContext pooled = start(token,
					"spring.datasource.hikari.connection-timeout=1000")) {
				assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> one(pooled))
					.withStackTraceContaining("The JWT is invalid");
			}

			assertThat(output).doesNotContain(token);
		}

		@Test
		void aServerThatIsDownIsNamedAndWorkGoesOnWhenItIsBack() {
			try (ConfigurableApplicationContext pooled = start(AbstractServerJdbcTests.this.key.token(),
					"spring.datasource.hikari.connection-timeout=1000")) {
				failAndRecover(pooled);
			}
		}

		@Test
		void aRestartBetweenTwoCallsIsNotNoticed() {
			try (ConfigurableApplicationContext pooled = start(AbstractServerJdbcTests.this.key.token())) {
				restartBetweenCalls(pooled);
			}
		}

		@Test
		void theTokenMayStandInTheUrl() {
			try (ConfigurableApplicationContext pooled = Application.start("spring.datasource.url=jdbc:libsql:" + url()
					+ "?authToken=" + AbstractServerJdbcTests.this.key.token())) {
				assertThat(one(pooled)).isEqualTo(1);
			}
		}

		@Test
		void theTokenMayBeAPropertyOfTheDriver() {
			try (ConfigurableApplicationContext pooled = Application.start("spring.datasource.url=jdbc:libsql:" + url(),
					"spring.datasource.hikari.data-source-properties.authToken="
							+ AbstractServerJdbcTests.this.key.token())) {
				assertThat(one(pooled)).isEqualTo(1);
			}
		}

	}

}
