package io.github.libsqlspring.boot.starter;

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

	private void restartUnder(ConfigurableApplicationContext application) {
		assertThat(one(application)).isEqualTo(1);

		this.server.kill();
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> one(application))
			.withStackTraceContaining("127.0.0.1:" + this.server.port());

		this.server.restart();
		assertThat(one(application)).isEqualTo(1);
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
	void theApplicationOutlivesARestartOfTheServer() {
		restartUnder(this.context);
	}

	@Nested
	class WithThePoolOfSpringBoot {

		private ConfigurableApplicationContext start(String token, String... more) {
			return Application.start(Stream.concat(
					Stream.of("spring.datasource.url=jdbc:libsql:" + url(), "spring.datasource.password=" + token,
							"spring.datasource.driver-class-name=io.github.libsqlspring.jdbc.LibsqlDriver"),
					Stream.of(more))
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
		void thePoolOutlivesARestartOfTheServer() {
			try (ConfigurableApplicationContext pooled = start(AbstractServerJdbcTests.this.key.token(),
					"spring.datasource.hikari.connection-timeout=1000")) {
				restartUnder(pooled);
			}
		}

	}

}
