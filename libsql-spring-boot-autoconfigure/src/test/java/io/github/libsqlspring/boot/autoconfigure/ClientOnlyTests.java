package io.github.libsqlspring.boot.autoconfigure;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole applications, because an {@code ApplicationContextRunner} applies no import
 * filter.
 */
class ClientOnlyTests {

	private static ConfigurableApplicationContext start(Class<?> application, String... properties) {
		return new SpringApplicationBuilder(application).bannerMode(Banner.Mode.OFF)
			.properties("libsql.url=:memory:", "libsql.datasource.enabled=false")
			.properties(properties)
			.run();
	}

	@Test
	void thereIsNoDataSourceNotEvenAnEmbeddedOne() {
		try (ConfigurableApplicationContext context = start(Application.class)) {
			assertThat(context.getBeanProvider(LibsqlClient.class).stream()).hasSize(1);
			assertThat(context.getBeanProvider(DataSource.class).stream()).isEmpty();
			assertThat(context.getBeanProvider(JdbcTemplate.class).stream()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "off", "no", "0", "FALSE" })
	void everyWordForNoIsUnderstood(String off) {
		String property = "libsql.datasource.enabled=" + off;
		try (ConfigurableApplicationContext context = start(Application.class, property)) {
			assertThat(context.getBeanProvider(DataSource.class).stream()).isEmpty();
		}
		try (ConfigurableApplicationContext context = start(OtherDetails.class, property)) {
			assertThat(context.getBeanProvider(DataSource.class).stream()).hasSize(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "on", "yes", "1", "TRUE", "" })
	void everyWordForYesIsUnderstood(String on) {
		try (ConfigurableApplicationContext context = start(Application.class, "libsql.datasource.enabled=" + on)) {
			assertThat(context.containsBean("libsqlDataSource")).isTrue();
		}
	}

	@Test
	void theStandardUrlStillMakesADataSource() {
		try (ConfigurableApplicationContext context = start(Application.class,
				"spring.datasource.url=jdbc:h2:mem:standard")) {
			assertThat(context.getBean(DataSource.class)).isInstanceOf(HikariDataSource.class);
			assertThat(context.getBean(LibsqlClient.class)).isNotNull();
		}
	}

	@Test
	void connectionDetailsOfAnotherDatabaseStillMakeADataSource() {
		try (ConfigurableApplicationContext context = start(OtherDetails.class)) {
			assertThat(((HikariDataSource) context.getBean(DataSource.class)).getJdbcUrl())
				.isEqualTo("jdbc:h2:mem:details");
			assertThat(context.getBean(JdbcTemplate.class)).isNotNull();
		}
	}

	@Test
	void aDataSourceOfTheUserKeepsWhatSpringBootAddsToIt() {
		try (ConfigurableApplicationContext context = start(OtherDataSource.class)) {
			assertThat(context.getBeanProvider(DataSource.class).stream()).hasSize(1);
			assertThat(context.getBeanProvider(DataSourcePoolMetadataProvider.class).stream()).isNotEmpty();
			assertThat(context.getBean(JdbcTemplate.class)).isNotNull();
		}
	}

	@Test
	void withADataSourceOfOursNothingIsTakenAway() {
		try (ConfigurableApplicationContext context = start(Application.class, "libsql.datasource.enabled=true")) {
			assertThat(context.containsBean("libsqlDataSource")).isTrue();
			assertThat(context.getBeanProvider(DataSourcePoolMetadataProvider.class).stream()).isNotEmpty();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OtherDetails {

		@Bean
		JdbcConnectionDetails otherDetails() {
			return new H2ConnectionDetails();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OtherDataSource {

		@Bean
		DataSource otherDataSource() {
			return new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:mine");
		}

	}

}
