package io.github.libsqlspring.boot.starter;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.init.DataSourceInitializer;

import io.github.libsqlspring.jdbc.LibsqlDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the log says of scripts that Spring Boot leaves alone.
 */
@ExtendWith(OutputCaptureExtension.class)
class SkippedScriptsTests {

	private static final String MEMORY = "libsql.url=:memory:";

	private static final String SCHEMA = "spring.sql.init.schema-locations=classpath:notes-schema.sql";

	private static final String NOTICE = "Not run: ";

	@Test
	void aSchemaThatIsNotRunIsNamedOnce(CapturedOutput output) {
		Application.start(MEMORY, SCHEMA).close();

		assertThat(output.toString().split(NOTICE, -1)).hasSize(2);
		assertThat(output).contains("Not run: classpath:notes-schema.sql.", "Set spring.sql.init.mode to always");
	}

	@Test
	void dataIsNamedToo(CapturedOutput output) {
		Application.start(MEMORY, "spring.sql.init.data-locations=optional:classpath:person-data.sql").close();

		assertThat(output).contains("Not run: optional:classpath:person-data.sql.");
	}

	@Test
	void theStandardUrlCountsAsWell(CapturedOutput output) {
		Application.start("spring.datasource.url=jdbc:libsql::memory:", SCHEMA).close();

		assertThat(output).contains(NOTICE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "always", "never" })
	void whoeverHasDecidedReadsNothing(String mode, CapturedOutput output) {
		Application.start(MEMORY, SCHEMA, "spring.sql.init.mode=" + mode).close();

		assertThat(output).doesNotContain(NOTICE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "spring.sql.init.schema-locations=optional:classpath:nowhere.sql" })
	void whereThereIsNoScriptNothingIsSaid(String property, CapturedOutput output) {
		Application.start(MEMORY, property).close();

		assertThat(output).doesNotContain(NOTICE);
	}

	@Test
	void ofAnotherDataSourceNothingIsSaid(CapturedOutput output) {
		Application.start(OtherDataSource.class, MEMORY, SCHEMA).close();

		assertThat(output).doesNotContain(NOTICE);
	}

	@Test
	void whoeverRunsScriptsThemselvesReadsNothing(CapturedOutput output) {
		Application.start(Initializer.class, MEMORY, SCHEMA).close();

		assertThat(output).doesNotContain(NOTICE);
	}

	@Test
	void aClientOnlyApplicationReadsNothing(CapturedOutput output) {
		Application.start(MEMORY, SCHEMA, "libsql.datasource.enabled=false").close();

		assertThat(output).doesNotContain(NOTICE);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OtherDataSource {

		@Bean
		SimpleDriverDataSource dataSource() {
			return new SimpleDriverDataSource(new LibsqlDriver(), "jdbc:libsql::memory:");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Initializer {

		@Bean
		DataSourceInitializer initializer(DataSource dataSource) {
			DataSourceInitializer initializer = new DataSourceInitializer();
			initializer.setDataSource(dataSource);
			return initializer;
		}

	}

}
