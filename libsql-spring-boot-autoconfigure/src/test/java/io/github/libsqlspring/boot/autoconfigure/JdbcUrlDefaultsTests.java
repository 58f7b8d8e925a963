package io.github.libsqlspring.boot.autoconfigure;

import java.sql.Connection;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code jdbc:libsql:} URLs in the properties of Spring Boot, beside an H2 on the class
 * path.
 */
class JdbcUrlDefaultsTests {

	private static final String DRIVER = "io.github.libsqlspring.jdbc.LibsqlDriver";

	private static ConfigurableApplicationContext start(String... properties) {
		return new SpringApplicationBuilder(Application.class).bannerMode(Banner.Mode.OFF)
			.properties(properties)
			.properties("spring.flyway.enabled=false")
			.run();
	}

	private static ConfigurableEnvironment environment(Map<String, Object> properties) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		new JdbcUrlEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
		return environment;
	}

	private static @Nullable String product(DataSource dataSource) throws Exception {
		try (Connection connection = dataSource.getConnection()) {
			return connection.getMetaData().getDriverName();
		}
	}

	@Test
	void theUrlAloneMakesADataSource() throws Exception {
		try (ConfigurableApplicationContext context = start("spring.datasource.url=jdbc:libsql::memory:")) {
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("SELECT 42", Long.class)).isEqualTo(42);
			assertThat(product(context.getBean(DataSource.class))).contains("libSQL");
			assertThat(context.getBeanProvider(LibsqlClient.class).stream()).isEmpty();
		}
	}

	@Test
	void theUrlMayBeWrittenAsAnEnvironmentVariableIs() {
		Map<String, Object> properties = Map.of("SPRING_DATASOURCE_URL", "jdbc:libsql::memory:");
		SpringApplication application = new SpringApplication(Application.class);
		application.setBannerMode(Banner.Mode.OFF);
		application.addInitializers((context) -> context.getEnvironment()
			.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, properties)));
		try (ConfigurableApplicationContext context = application.run()) {
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("SELECT 42", Long.class)).isEqualTo(42);
		}
	}

	@Test
	void anotherUrlKeepsItsDriver() {
		try (ConfigurableApplicationContext context = start("spring.datasource.url=jdbc:h2:mem:other")) {
			assertThat(context.getBean(HikariDataSource.class).getDriverClassName()).isEqualTo("org.h2.Driver");
		}
	}

	@Test
	void aDriverThatIsNamedWins() {
		try (ConfigurableApplicationContext context = start("spring.datasource.url=jdbc:libsql::memory:",
				"spring.datasource.driver-class-name=org.sqlite.JDBC")) {
			assertThat(context.getEnvironment().getProperty("spring.datasource.driver-class-name"))
				.isEqualTo("org.sqlite.JDBC");
		}
	}

	@ParameterizedTest
	@CsvSource({ "spring.datasource.url, spring.datasource.driver-class-name, " + DRIVER,
			"spring.flyway.url, spring.flyway.driver-class-name, " + DRIVER,
			"spring.liquibase.url, spring.liquibase.driver-class-name, " + DRIVER,
			"spring.datasource.url, spring.jooq.sql-dialect, SQLITE" })
	void eachUrlHasItsDefaultsAlone(String url, String property, String value) {
		assertThat(environment(Map.of(url, "JDBC:libsql:file:a.db")).getProperty(property)).isEqualTo(value);
		assertThat(environment(Map.of(url, "jdbc:h2:mem:a")).getProperty(property)).isNull();
		assertThat(environment(Map.of("other.url", "jdbc:libsql:file:a.db")).getProperty(property)).isNull();
		assertThat(environment(Map.of(url, "jdbc:libsql:file:a.db", property, "other")).getProperty(property))
			.isEqualTo("other");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "jdbc", "${NOBODY_SET_THIS}" })
	void aUrlThatIsNoneHasNoDefaults(String url) {
		assertThat(environment(Map.of("spring.datasource.url", url)).getProperty("spring.datasource.driver-class-name"))
			.isNull();
	}

	@Test
	void aUrlThatIsSetLaterCounts() {
		ConfigurableEnvironment environment = environment(Map.of());
		environment.getPropertySources()
			.addFirst(new MapPropertySource("late", Map.of("spring.datasource.url", "jdbc:libsql::memory:")));

		assertThat(environment.getProperty("spring.datasource.driver-class-name")).isEqualTo(DRIVER);
	}

	@Test
	void aBuilderOfSpringBootNeedsTheUrlAlone() throws Exception {
		try (HikariDataSource dataSource = DataSourceBuilder.create()
			.type(HikariDataSource.class)
			.url("jdbc:libsql::memory:")
			.build()) {
			assertThat(product(dataSource)).contains("libSQL");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
