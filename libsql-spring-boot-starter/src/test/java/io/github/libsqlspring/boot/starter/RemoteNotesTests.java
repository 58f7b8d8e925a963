package io.github.libsqlspring.boot.starter;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class RemoteNotesTests implements NotesContract {

	private static final JwtKey KEY = JwtKey.generate();

	private static SqldServer server;

	@BeforeAll
	static void startServer() {
		server = SqldServer.start(SqldOptions.defaults().withJwtKey(KEY));
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@Override
	public String[] properties() {
		return new String[] { "libsql.url=" + server.url(), "libsql.auth-token=" + KEY.token() };
	}

	@Test
	void theLogShowsNoTokenAtAnyLevelOfOurs(CapturedOutput output) {
		List<String> tokens = List.of(KEY.token("{\"a\":\"rw\"}"), JwtKey.generate().token());
		for (String token : tokens) {
			try (ConfigurableApplicationContext context = Application.start("libsql.url=" + server.url(),
					"libsql.auth-token=" + token, "debug=true", "logging.level.io.github.libsqlspring=trace")) {
				run(context);
			}
		}

		assertThat(output).contains("CONDITIONS EVALUATION REPORT")
			.doesNotContain(tokens.get(0))
			.doesNotContain(tokens.get(1));
	}

	private static void run(ConfigurableApplicationContext context) {
		try {
			context.getBean(LibsqlClient.class).execute("SELECT 1");
		}
		catch (RuntimeException ex) {
			System.getLogger("test").log(System.Logger.Level.INFO, "Refused", ex);
		}
	}

	@Test
	void aWrongTokenIsAPermissionDenied() {
		try (ConfigurableApplicationContext context = Application.start("libsql.url=" + server.url(),
				"libsql.auth-token=" + JwtKey.generate().token())) {
			JdbcClient jdbc = context.getBean(JdbcClient.class);

			assertThatExceptionOfType(PermissionDeniedDataAccessException.class)
				.isThrownBy(() -> jdbc.sql("SELECT 1").query(Long.class).single());
		}
	}

}
