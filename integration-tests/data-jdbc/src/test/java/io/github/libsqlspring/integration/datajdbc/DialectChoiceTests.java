package io.github.libsqlspring.integration.datajdbc;

import java.time.Instant;
import java.time.LocalDate;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.data.jdbc.core.dialect.DialectResolver;
import org.springframework.data.jdbc.core.dialect.DialectResolver.NoDialectException;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.RunsOn;
import io.github.libsqlspring.integration.support.TestDatabase;
import io.github.libsqlspring.jdbc.DateFormat;
import io.github.libsqlspring.jdbc.data.JdbcLibsqlDialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * When the dialect is picked, and what it learns of the connections.
 */
@RunsOn(DatabasePath.MEMORY)
class DialectChoiceTests {

	@Test
	void theDialectIsPickedByItself(TestDatabase database) {
		try (ConfigurableApplicationContext context = database.application(Shop.class).run()) {
			assertThat(context.getBean(JdbcDialect.class)).isExactlyInstanceOf(JdbcLibsqlDialect.class);
		}
	}

	@Test
	void itIsPickedForADataSourceByItsUrl(TestDatabase database) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Shop.class)
			.web(WebApplicationType.NONE)
			.run("--spring.datasource.url=" + database.jdbcUrl())) {
			assertThat(context.getBean(JdbcDialect.class)).isExactlyInstanceOf(JdbcLibsqlDialect.class);
		}
	}

	@Test
	void aPropertyChoosesAnother(TestDatabase database) {
		try (ConfigurableApplicationContext context = database.application(Shop.class)
			.run("--spring.data.jdbc.dialect=postgresql")) {
			assertThat(context.getBean(JdbcDialect.class)).isInstanceOf(JdbcPostgresDialect.class);
		}
	}

	@Test
	void aBeanReplacesIt(TestDatabase database) {
		try (ConfigurableApplicationContext context = database.application(Shop.class, OwnDialect.class).run()) {
			assertThat(context.getBean(JdbcDialect.class)).isInstanceOf(OwnDialect.Dialect.class);
		}
	}

	@Test
	void theFormOfDatesIsThatOfTheConnections(TestDatabase database) {
		for (String format : new String[] { "epoch-millis", "epoch-seconds" }) {
			try (ConfigurableApplicationContext context = database.application(Shop.class)
				.run("--libsql.jdbc.date-format=" + format)) {
				SampleRepository samples = context.getBean(SampleRepository.class);
				JdbcClient jdbc = context.getBean(JdbcClient.class);
				jdbc.sql("INSERT INTO sample (flag, date, instant, text) VALUES (1, ?, ?, 'by the driver')")
					.params(LocalDate.EPOCH.plusDays(1), Instant.ofEpochSecond(86_400))
					.update();

				Sample read = samples.findAll().get(0);
				assertThat(read.date()).isEqualTo("1970-01-02");
				assertThat(read.instant()).isEqualTo("1970-01-02T00:00:00Z");
				samples.save(read);
				assertThat(jdbc.sql("SELECT typeof(date) || typeof(instant) FROM sample").query(String.class).single())
					.isEqualTo("integerinteger");
				assertThat(samples.findAll()).usingRecursiveFieldByFieldElementComparator().containsExactly(read);
			}
		}
	}

	@Test
	void anotherDriverGetsNone() {
		DataSource plain = new SingleConnectionDataSource("jdbc:sqlite::memory:", true);

		assertThatExceptionOfType(NoDialectException.class)
			.isThrownBy(() -> DialectResolver.getDialect(new JdbcTemplate(plain)));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDialect {

		@Bean
		JdbcDialect dialect() {
			return new Dialect();
		}

		static class Dialect extends JdbcLibsqlDialect {

			Dialect() {
				super(DateFormat.TEXT);
			}

		}

	}

	// Spring registers all that META-INF/spring.factories names.
	@Test
	void aNativeImageKeepsTheProviderOfTheDialect() {
		RuntimeHints hints = new RuntimeHints();
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.forEach((registrar) -> registrar.registerHints(hints, getClass().getClassLoader()));

		assertThat(RuntimeHintsPredicates.reflection()
			.onType(TypeReference.of("io.github.libsqlspring.jdbc.data.JdbcLibsqlDialectProvider"))
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)).accepts(hints);
	}

}
