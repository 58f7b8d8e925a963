package io.github.libsqlspring.integration.session;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Framework(value = "Spring Session", version = JdbcIndexedSessionRepository.class)
abstract class SettingsContract {

	static final String[] OTHER_TABLE = { "--spring.session.jdbc.table-name=VISIT",
			"--spring.session.jdbc.schema=classpath:visit.sql", "--spring.session.jdbc.initialize-schema=always" };

	@Test
	@Exercises("Table with a name of its own")
	void keepsSessionsInATableOfAnotherName(TestDatabase database) {
		try (ConfigurableApplicationContext application = start(database, OTHER_TABLE)) {
			Visitor visitor = new Visitor(port(application));
			visitor.post("/set?name=colour&value=red");
			visitor.post("/set?name=size&value=12");
			assertThat(visitor.all()).isEqualTo("{\"colour\":\"red\",\"size\":\"12\"}");
			assertThat(application.getBean(JdbcTemplate.class)
				.queryForObject("SELECT count(*) FROM VISIT_ATTRIBUTES", Integer.class)).isEqualTo(2);
		}
	}

	@Test
	@Exercises("Flush mode immediate, save mode always")
	void writesAtOnce(TestDatabase database) {
		try (ConfigurableApplicationContext application = start(database,
				"--spring.session.jdbc.initialize-schema=always", "--spring.session.jdbc.flush-mode=immediate",
				"--spring.session.jdbc.save-mode=always")) {
			Visitor visitor = new Visitor(port(application));
			assertThat(visitor.post("/set?name=colour&value=red")).isEqualTo(200);
			assertThat(visitor.post("/set?name=size&value=12")).isEqualTo(200);
			assertThat(visitor.all()).isEqualTo("{\"colour\":\"red\",\"size\":\"12\"}");
			// Spring Session saves in a transaction of its own, which would wait for this
			// thread's.
			assertThat(visitor.post("/transaction?value=one")).isEqualTo(500);
			assertThat(application.getBean(JdbcTemplate.class)
				.queryForMap("SELECT count(*) AS tables FROM sqlite_schema WHERE name = 'note'"))
				.isEqualTo(Map.of("tables", 0));
		}
	}

	static ConfigurableApplicationContext start(TestDatabase database, String... settings) {
		return database.application(SessionApplication.class)
			.web(WebApplicationType.SERVLET)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.session.jdbc.cleanup-cron=-")
			.run(settings);
	}

	static int port(ConfigurableApplicationContext application) {
		return ((WebServerApplicationContext) application).getWebServer().getPort();
	}

}
