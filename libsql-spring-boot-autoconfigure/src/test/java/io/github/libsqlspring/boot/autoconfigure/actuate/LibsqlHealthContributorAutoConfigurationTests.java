package io.github.libsqlspring.boot.autoconfigure.actuate;

import java.util.Map;

import javax.sql.DataSource;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.boot.autoconfigure.LibsqlAutoConfiguration;
import io.github.libsqlspring.boot.autoconfigure.LibsqlDataSourceAutoConfiguration;
import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;

class LibsqlHealthContributorAutoConfigurationTests {

	private final ApplicationContextRunner clientOnly = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlHealthContributorAutoConfiguration.class,
						HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class))
		.withPropertyValues("libsql.url=:memory:", "management.health.ping.enabled=false");

	private final ApplicationContextRunner runner = this.clientOnly
		.withConfiguration(AutoConfigurations.of(LibsqlDataSourceAutoConfiguration.class,
				DataSourceAutoConfiguration.class, DataSourceHealthContributorAutoConfiguration.class));

	private static HealthContributor contributor(AssertableApplicationContext context, String name) {
		HealthContributor contributor = context.getBean(HealthContributorRegistry.class).getContributor(name);
		assertThat(contributor).as("contributor %s", name).isNotNull();
		return contributor;
	}

	private static Health health(AssertableApplicationContext context) {
		return ((HealthIndicator) contributor(context, "libsql")).health();
	}

	private static void assertNames(HealthContributors contributors, String... names) {
		assertThat(contributors.stream().map(HealthContributors.Entry::name)).containsExactlyInAnyOrder(names);
	}

	private static void assertContributors(AssertableApplicationContext context, String... names) {
		assertThat(context).hasNotFailed();
		assertNames(context.getBean(HealthContributorRegistry.class), names);
	}

	@Test
	void theDatabaseIsCheckedAndItsDataSourceNotAsWell() {
		this.runner.run((context) -> {
			assertContributors(context, "libsql");
			assertThat(context).hasSingleBean(DataSource.class);
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(health(context).getDetails()).containsEntry("mode", "memory");
		});
	}

	@Test
	void withoutADataSourceTheDatabaseIsChecked() {
		this.clientOnly.run((context) -> {
			assertContributors(context, "libsql");
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void switchedOffTheDataSourceIsChecked() {
		this.runner.withPropertyValues("management.health.libsql.enabled=false")
			.run((context) -> assertContributors(context, "db"));
	}

	@Test
	void allDefaultsSwitchedOffNothingIsChecked() {
		this.runner.withPropertyValues("management.health.defaults.enabled=false")
			.run((context) -> assertContributors(context));
	}

	@Test
	void aHealthGroupThatNamesTheDataSourceKeepsIt() {
		this.runner.withPropertyValues("management.endpoint.health.group.readiness.include=db,readinessState")
			.run((context) -> assertContributors(context, "db", "libsql"));
	}

	@Test
	void aContributorOfTheUserWins() {
		this.runner.withUserConfiguration(OwnHealth.class).run((context) -> {
			assertContributors(context, "libsql", "db");
			assertThat(health(context).getDetails()).containsEntry("own", true);
		});
	}

	@Test
	void withoutADatabaseNothingIsChecked() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class,
					LibsqlHealthContributorAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthContributor.class));
	}

	@Test
	void withoutTheLibraryNothingIsChecked() {
		this.clientOnly.withClassLoader(new FilteredClassLoader(ConditionalOnEnabledHealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(LibsqlHealthContributorAutoConfiguration.class));
	}

	@Test
	void theTimeLimitCanBeSet() {
		this.runner.withPropertyValues("management.health.libsql.timeout=1500ms")
			.run((context) -> assertThat(context.getBean(LibsqlHealthProperties.class).timeout()).hasMillis(1500));
	}

	@Nested
	class WithSeveral {

		@Test
		void eachDatabaseIsCheckedByItsName() {
			LibsqlHealthContributorAutoConfigurationTests.this.clientOnly.withUserConfiguration(Reports.class)
				.run((context) -> {
					assertContributors(context, "libsql");
					CompositeHealthContributor all = (CompositeHealthContributor) contributor(context, "libsql");
					assertNames(all, "libsql", "reports");
					assertThat(all.stream().map((entry) -> ((HealthIndicator) entry.contributor()).health()))
						.allSatisfy((health) -> assertThat(health.getStatus()).isEqualTo(Status.UP));
				});
		}

		@Test
		void aDatabaseThatIsNoDefaultCandidateIsCheckedAlone() {
			new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class,
					LibsqlHealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class))
				.withUserConfiguration(Reports.class)
				.run((context) -> {
					assertContributors(context, "libsql");
					assertThat(contributor(context, "libsql")).isInstanceOf(HealthIndicator.class);
				});
		}

		@Test
		void theDataSourceOfAnotherDatabaseIsCheckedAsWell() {
			LibsqlHealthContributorAutoConfigurationTests.this.runner
				.withBean("h2", DataSource.class, () -> new DriverManagerDataSource("jdbc:h2:mem:other"),
						(definition) -> ((AbstractBeanDefinition) definition).setDefaultCandidate(false))
				.run((context) -> {
					assertThat(context.getBeansOfType(DataSource.class)).containsOnlyKeys("libsqlDataSource", "h2");
					assertContributors(context, "libsql", "db");
					assertThat(contributor(context, "db")).isInstanceOf(DataSourceHealthIndicator.class);
					assertThat(((HealthIndicator) contributor(context, "db")).health().getDetails())
						.containsEntry("database", "H2");
				});
		}

		@Test
		void aDataSourceOfTheUserIsCheckedBesideTheDatabase() {
			LibsqlHealthContributorAutoConfigurationTests.this.runner
				.withPropertyValues("spring.datasource.url=jdbc:h2:mem:health")
				.run((context) -> assertContributors(context, "libsql", "db"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnHealth {

		@Bean
		HealthIndicator libsqlHealthIndicator() {
			return () -> Health.up().withDetails(Map.of("own", true)).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Reports {

		@Bean(defaultCandidate = false)
		@Qualifier("reports")
		Database reportsDatabase() {
			return LibsqlClient.builder().url(":memory:").buildDatabase();
		}

	}

}
