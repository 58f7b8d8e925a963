package io.github.libsqlspring.integration.session;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for a database that outlives the application, besides.
 */
abstract class RestartContract extends SettingsContract {

	@Test
	@Exercises("Application started again")
	void keepsSessions(TestDatabase database) {
		Visitor visitor;
		try (ConfigurableApplicationContext application = start(database, OTHER_TABLE)) {
			visitor = new Visitor(port(application));
			visitor.post("/set?name=colour&value=red");
		}
		try (ConfigurableApplicationContext application = start(database, OTHER_TABLE)) {
			visitor.moveTo(port(application));
			assertThat(visitor.all()).isEqualTo("{\"colour\":\"red\"}");
		}
	}

}
