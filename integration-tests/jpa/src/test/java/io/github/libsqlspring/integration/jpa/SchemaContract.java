package io.github.libsqlspring.integration.jpa;

import org.hibernate.Hibernate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What Hibernate does to a schema that is there when an application starts.
 */
@Framework(value = "JPA", version = Hibernate.class)
@ExtendWith(OutputCaptureExtension.class)
abstract class SchemaContract {

	@Test
	@Exercises("Schema: validate and update accept what create made; create replaces it")
	void whatHibernateMadeIsAccepted(TestDatabase database, CapturedOutput output) {
		try (ConfigurableApplicationContext context = start(database, "create")) {
			context.getBean(Authors.class).save(new Author("Jane").write("1", "Emma"));
		}
		assertThat(books(database, "validate")).isOne();
		assertThat(books(database, "update")).isOne();
		assertThat(books(database, "none")).isOne();
		assertThat(books(database, "create-drop")).isZero();

		assertThat(output).doesNotContain("SqlExceptionHelper").doesNotContain("CommandAcceptanceException");
		assertThatException().isThrownBy(() -> start(database, "validate")).withStackTraceContaining("missing table");
	}

	@Test
	@Exercises("Schema: update adds columns, indexes and unique constraints")
	void anOlderSchemaIsUpdated(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database, "create")) {
			JdbcClient jdbc = context.getBean(JdbcClient.class);
			jdbc.sql("DROP INDEX one_title").update();
			jdbc.sql("DROP INDEX book_by_title").update();
			jdbc.sql("DROP TABLE plain").update();
			jdbc.sql("ALTER TABLE sample DROP COLUMN city").update();
			context.getBean(Authors.class).save(new Author("Jane").write("1", "Emma"));
		}
		try (ConfigurableApplicationContext context = start(database, "update")) {
			Authors authors = context.getBean(Authors.class);
			assertThat(authors.count()).isOne();
			assertThat(context.getBean(Samples.class).findAll()).isEmpty();
			assertThat(context.getBean(Plains.class).findAll()).isEmpty();
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> authors.save(new Author("Anne").write("2", "Agnes").write("3", "Agnes")));
		}
	}

	@Test
	@Exercises("Schema: validate finds a column of a wrong type")
	void aWrongTypeIsFound(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database, "create")) {
			JdbcClient jdbc = context.getBean(JdbcClient.class);
			jdbc.sql("ALTER TABLE plain RENAME COLUMN text TO old").update();
			jdbc.sql("ALTER TABLE plain ADD COLUMN text BLOB").update();
		}
		assertThatException().isThrownBy(() -> start(database, "validate"))
			.withStackTraceContaining("wrong column type encountered in column [text] in table [plain]");
	}

	private static long books(TestDatabase database, String ddlAuto) {
		try (ConfigurableApplicationContext context = start(database, ddlAuto)) {
			return context.getBean(Books.class).count();
		}
	}

	private static ConfigurableApplicationContext start(TestDatabase database, String ddlAuto) {
		return database.application(JpaApplication.class).properties("spring.jpa.hibernate.ddl-auto=" + ddlAuto).run();
	}

}
