package io.github.libsqlspring.boot.autoconfigure.flyway;

import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.github.libsqlspring.jdbc.LibsqlDataSource;
import io.github.libsqlspring.jdbc.flyway.ForeignKeysBeforeClean;

import static org.assertj.core.api.Assertions.assertThat;

class LibsqlFlywayAutoConfigurationTests {

	// Nothing is sent to a server before the first statement.
	private static final String SERVER = "http://127.0.0.1:1";

	private static final String[] VENDORS = { "classpath:a/{vendor}", "classpath:b", "filesystem:c/{vendor}/d" };

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlFlywayAutoConfiguration.class, FlywayAutoConfiguration.class))
		.withPropertyValues("spring.flyway.locations=" + String.join(",", VENDORS))
		.withBean(FlywayMigrationStrategy.class, () -> (flyway) -> {
		});

	private static Stream<String> locations(AssertableApplicationContext context) {
		return locations(context.getBean(Flyway.class).getConfiguration());
	}

	private static Stream<String> locations(Configuration configuration) {
		return Stream.of(configuration.getLocations()).map(Location::getDescriptor);
	}

	@Nested
	class Vendor {

		private final ApplicationContextRunner runner = LibsqlFlywayAutoConfigurationTests.this.runner;

		@Test
		void isSqliteForAServer() {
			this.runner.withBean(DataSource.class, () -> LibsqlDataSource.create(SERVER))
				.run((context) -> assertThat(locations(context)).containsExactlyInAnyOrder("classpath:a/sqlite",
						"classpath:b", "filesystem:c/sqlite/d"));
		}

		@Test
		void isSqliteForTheUrlOfFlywayBesideAnotherDatabase() {
			this.runner
				.withBean(DataSource.class, () -> new DriverManagerDataSource("jdbc:h2:mem:other;DB_CLOSE_DELAY=-1"))
				.withPropertyValues("spring.flyway.url=jdbc:libsql:" + SERVER,
						"spring.flyway.driver-class-name=io.github.libsqlspring.jdbc.LibsqlDriver")
				.run((context) -> assertThat(locations(context)).contains("classpath:a/sqlite"));
		}

		@Test
		void isThatOfAnotherDatabase() {
			this.runner
				.withBean(DataSource.class, () -> new DriverManagerDataSource("jdbc:h2:mem:vendor;DB_CLOSE_DELAY=-1"))
				.run((context) -> assertThat(locations(context)).contains("classpath:a/h2"));
		}

		@Test
		void isLeftAsItIsForAnotherDatabaseThatSpringBootDoesNotKnow() {
			FluentConfiguration configuration = Flyway.configure()
				.locations(VENDORS)
				.dataSource(new DriverManagerDataSource("jdbc:h2:mem:unknown"));
			new VendorLocations().customize(configuration);
			assertThat(locations(configuration)).containsExactlyInAnyOrder(VENDORS);
		}

		@Test
		void isLeftToFlywaysMessageWithoutAConnection() {
			FluentConfiguration configuration = Flyway.configure()
				.locations(VENDORS)
				.dataSource(new DriverManagerDataSource("jdbc:nobody:knows"));
			new VendorLocations().customize(configuration);
			assertThat(locations(configuration)).containsExactlyInAnyOrder(VENDORS);
		}

		@Test
		void isReplacedBeforeTheCustomizersOfTheUser() {
			this.runner.withBean(DataSource.class, () -> LibsqlDataSource.create(SERVER))
				.withBean(FlywayConfigurationCustomizer.class,
						() -> (configuration) -> configuration
							.placeholders(Map.of("first", locations(configuration).sorted().findFirst().orElse(""))))
				.run((context) -> assertThat(context.getBean(Flyway.class).getConfiguration().getPlaceholders())
					.containsEntry("first", "classpath:a/sqlite"));
		}

	}

	@Test
	void cleanKnowsOfForeignKeys() {
		this.runner.withBean(DataSource.class, () -> LibsqlDataSource.create(SERVER))
			.run((context) -> assertThat(context.getBean(Flyway.class).getConfiguration().getCallbacks())
				.hasAtLeastOneElementOfType(ForeignKeysBeforeClean.class));
	}

	@Test
	void cleanOfAnotherDatabaseIsLeftAlone() {
		this.runner.withBean(DataSource.class, () -> new DriverManagerDataSource("jdbc:h2:mem:clean;DB_CLOSE_DELAY=-1"))
			.withPropertyValues("spring.flyway.clean-disabled=false")
			.run((context) -> assertThat(context.getBean(Flyway.class).clean().schemasCleaned).contains("PUBLIC"));
	}

	@Test
	void nothingIsThereWithoutFlyway() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LibsqlFlywayAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(Flyway.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("libsqlVendorLocations")
				.doesNotHaveBean("libsqlForeignKeysBeforeClean"));
	}

}
