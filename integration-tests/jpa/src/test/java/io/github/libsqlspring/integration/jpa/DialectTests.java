package io.github.libsqlspring.integration.jpa;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.libsqlspring.jdbc.hibernate.LibsqlDialect;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which dialect Hibernate takes.
 */
class DialectTests {

	private static final String MEMORY = "--libsql.url=:memory:";

	private static Class<? extends Dialect> dialect(String... arguments) {
		try (ConfigurableApplicationContext context = Start.with(arguments)) {
			return context.getBean(EntityManagerFactory.class)
				.unwrap(SessionFactoryImplementor.class)
				.getJdbcServices()
				.getDialect()
				.getClass();
		}
	}

	@Test
	void oursIsTakenWhereNoneIsSet() {
		assertThat(dialect(MEMORY)).isEqualTo(LibsqlDialect.class);
	}

	@Test
	void thatOfTheUserIsTakenByThePropertyOfHibernate() {
		assertThat(dialect(MEMORY, "--spring.jpa.properties.hibernate.dialect=" + SQLiteDialect.class.getName()))
			.isEqualTo(SQLiteDialect.class);
	}

	@Test
	void thatOfTheUserIsTakenByThePropertyOfSpringBoot() {
		assertThat(dialect(MEMORY, "--spring.jpa.database-platform=" + SQLiteDialect.class.getName()))
			.isEqualTo(SQLiteDialect.class);
	}

	// In a process of its own: Hibernate also asks the class loader of the system.
	@Test
	void withoutTheCommunityDialectsTheLibraryIsNamed() throws Exception {
		String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.contains("hibernate-community-dialects"))
			.collect(Collectors.joining(File.pathSeparator));
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				classPath, Start.class.getName(), MEMORY)
			.redirectErrorStream(true)
			.start();

		assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
			.contains("Unable to determine Dialect for SQLite",
					"Add the dependency org.hibernate.orm:hibernate-community-dialects")
			.doesNotContain("NoClassDefFoundError", "ServiceConfigurationError");
		assertThat(process.waitFor()).isOne();
	}

	public static final class Start {

		public static void main(String[] arguments) {
			with(arguments).close();
		}

		static ConfigurableApplicationContext with(String... arguments) {
			return new SpringApplicationBuilder(JpaApplication.class).web(WebApplicationType.NONE).run(arguments);
		}

	}

}
