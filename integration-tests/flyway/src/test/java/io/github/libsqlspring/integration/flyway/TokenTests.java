package io.github.libsqlspring.integration.flyway;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.RunsOn;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that lets the application read and Flyway write.
 */
@Framework(value = "Flyway", version = Flyway.class)
@RunsOn(DatabasePath.HTTP)
class TokenTests {

	@Test
	@Exercises("A token of its own: spring.flyway.url and password")
	void migratesWithATokenThatTheApplicationDoesNotHave() {
		JwtKey key = JwtKey.generate();
		try (SqldServer server = SqldServer.start(SqldOptions.defaults().withJwtKey(key));
				ConfigurableApplicationContext context = new SpringApplicationBuilder(FlywayContract.Application.class)
					.web(WebApplicationType.NONE)
					.run("--libsql.url=" + server.url(), "--libsql.auth-token=" + key.readOnlyToken(),
							"--spring.flyway.url=jdbc:libsql:" + server.url(),
							"--spring.flyway.password=" + key.token())) {
			assertThat(FlywayContract.history(context)).hasSize(3);
		}
	}

}
