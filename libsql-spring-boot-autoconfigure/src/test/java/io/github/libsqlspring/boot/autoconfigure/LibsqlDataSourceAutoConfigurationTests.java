package io.github.libsqlspring.boot.autoconfigure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseStatistics;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.jdbc.LibsqlDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class LibsqlDataSourceAutoConfigurationTests {

	private static final String NOTICE = "The DataSource is the one of spring.datasource";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(DataSourceAutoConfiguration.class, LibsqlDataSourceAutoConfiguration.class,
						LibsqlAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
						JdbcClientAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class))
		.withPropertyValues("libsql.url=:memory:");

	@Nested
	class OurDataSource {

		private ApplicationContextRunner runner;

		@BeforeEach
		void setUp() {
			this.runner = LibsqlDataSourceAutoConfigurationTests.this.runner;
		}

		@Test
		void standsBeforeAnEmbeddedH2() {
			this.runner
				.run((context) -> assertThat(context).hasSingleBean(DataSource.class).hasBean("libsqlDataSource"));
		}

		@Test
		void isWhatSpringBuildsOn() {
			this.runner.run((context) -> {
				DataSource ours = context.getBean(DataSource.class);
				assertThat(context.getBean(JdbcTemplate.class).getDataSource()).isSameAs(ours);
				assertThat(context.getBean(JdbcTransactionManager.class).getDataSource()).isSameAs(ours);
				assertThat(context).hasSingleBean(JdbcClient.class).hasSingleBean(NamedParameterJdbcTemplate.class);
			});
		}

		@Test
		void isAPoolForAnEmbeddedDatabase() {
			this.runner.run((context) -> {
				assertThat(context.getBean(DataSource.class)).isInstanceOfSatisfying(HikariDataSource.class, (pool) -> {
					assertThat(pool.getPoolName()).isEqualTo("libsql");
					assertThat(pool.getMaximumPoolSize()).isEqualTo(8);
					assertThat(pool.getDataSource()).isInstanceOf(LibsqlDataSource.class);
				});
				assertThat(context.getBean(DataSourcePoolMetadataProvider.class)
					.getDataSourcePoolMetadata(context.getBean(DataSource.class))
					.getMax()).isEqualTo(8);
			});
		}

		@Test
		void takesTheSettingsOfThePool() {
			this.runner
				.withPropertyValues("libsql.datasource.hikari.maximum-pool-size=3",
						"libsql.datasource.hikari.pool-name=notes", "libsql.datasource.hikari.connection-timeout=1234")
				.run((context) -> {
					HikariDataSource pool = (HikariDataSource) context.getBean(DataSource.class);
					assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
					assertThat(pool.getPoolName()).isEqualTo("notes");
					assertThat(pool.getConnectionTimeout()).isEqualTo(1234);
				});
		}

		@Test
		void keepsItsSettingsFromPoolsOfTheUser() {
			this.runner.withUserConfiguration(PoolOfTheUser.class)
				.run((context) -> assertThat(context).getBean("poolOfTheUser").isEqualTo(0L));
		}

		@Test
		void isClosedBeforeTheDatabase() {
			List<String> events = new ArrayList<>();
			this.runner.withUserConfiguration(WatchedDatabase.class).run((context) -> {
				HikariDataSource pool = (HikariDataSource) context.getBean(DataSource.class);
				LibsqlClient client = context.getBean(LibsqlClient.class);
				pool.getConnection().close();
				context.getBean(WatchedDatabase.class).beforeClose = () -> events
					.add("pool closed: " + pool.isClosed() + ", client closed: " + client.isClosed());
			});
			assertThat(events).containsExactly("pool closed: true, client closed: true");
		}

		@Test
		void isNotPooledForAServer() {
			this.runner.withPropertyValues("libsql.url=http://localhost:1")
				.run((context) -> assertThat(context).getBean(DataSource.class)
					.isExactlyInstanceOf(LibsqlDataSource.class));
		}

		@Test
		void isNotPooledWithoutHikari() {
			this.runner.withClassLoader(new FilteredClassLoader(HikariDataSource.class))
				.run((context) -> assertThat(context).getBean(DataSource.class)
					.isExactlyInstanceOf(LibsqlDataSource.class));
		}

		@Test
		void storesDatesInTheFormThatIsAskedFor() {
			Instant instant = Instant.ofEpochSecond(1767323045, 678_000_000);
			this.runner.withPropertyValues("libsql.jdbc.date-format=epoch-seconds")
				.run((context) -> assertThat(stored(context, instant)).isEqualTo("1767323045"));
			this.runner.withPropertyValues("libsql.jdbc.date-format=epoch-millis")
				.withClassLoader(new FilteredClassLoader(HikariDataSource.class))
				.run((context) -> assertThat(stored(context, instant)).isEqualTo("1767323045678"));
			this.runner.run((context) -> assertThat(stored(context, instant)).isEqualTo("'2026-01-02 03:04:05.678'"));
		}

		private static @Nullable String stored(ApplicationContext context, Instant instant) {
			return context.getBean(JdbcTemplate.class).queryForObject("SELECT quote(?)", String.class, instant);
		}

		@Test
		void comesWithConnectionDetailsAlone() {
			new ApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class,
						LibsqlDataSourceAutoConfiguration.class, DataSourceAutoConfiguration.class))
				.withBean(LibsqlConnectionDetails.class, () -> () -> "http://localhost:1")
				.run((context) -> assertThat(context).getBean(DataSource.class).isInstanceOf(LibsqlDataSource.class));
		}

		@Test
		void comesWithADatabaseOfTheUserAloneBeforeAnEmbeddedH2() {
			new ApplicationContextRunner()
				.withConfiguration(
						AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlDataSourceAutoConfiguration.class,
								DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class))
				.withUserConfiguration(WatchedDatabase.class)
				.run((context) -> {
					assertThat(context).hasSingleBean(DataSource.class).hasBean("libsqlDataSource");
					context.getBean(LibsqlClient.class).execute("CREATE TABLE note (title TEXT)");
					assertThat(
							context.getBean(JdbcTemplate.class).queryForObject("SELECT count(*) FROM note", Long.class))
						.isZero();
				});
		}

	}

	@Nested
	class BackOff {

		private ApplicationContextRunner runner;

		@BeforeEach
		void setUp() {
			this.runner = LibsqlDataSourceAutoConfigurationTests.this.runner;
		}

		@Test
		void withoutALibsqlUrlItIsSpringBootsDataSource() {
			try (LogRecords records = LogRecords.of(LibsqlDataSourceAutoConfiguration.class)) {
				new ApplicationContextRunner()
					.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class,
							LibsqlDataSourceAutoConfiguration.class, DataSourceAutoConfiguration.class))
					.withPropertyValues("spring.datasource.url=jdbc:h2:mem:standard")
					.run((context) -> assertThat(context).hasSingleBean(DataSource.class)
						.doesNotHaveBean("libsqlDataSource")
						.doesNotHaveBean(LibsqlClient.class));
				assertThat(records.messages()).isEmpty();
			}
		}

		@Test
		void aDataSourceOfTheUserWinsAndTheClientStays() {
			this.runner
				.withBean("mine", DataSource.class,
						() -> new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:mine"))
				.run((context) -> {
					assertThat(context).getBeanNames(DataSource.class).containsExactly("mine");
					assertThat(context).hasSingleBean(LibsqlClient.class);
				});
		}

		@Test
		void theStandardUrlWinsAndTheLogSaysSoOnce() {
			try (LogRecords records = LogRecords.of(LibsqlDataSourceAutoConfiguration.class)) {
				this.runner.withPropertyValues("spring.datasource.url=jdbc:h2:mem:standard").run((context) -> {
					assertThat(context).hasSingleBean(DataSource.class)
						.doesNotHaveBean("libsqlDataSource")
						.hasSingleBean(LibsqlClient.class);
					assertThat(((HikariDataSource) context.getBean(DataSource.class)).getJdbcUrl())
						.isEqualTo("jdbc:h2:mem:standard");
				});
				assertThat(records.messages()).singleElement().asString().startsWith(NOTICE);
			}
		}

		@Test
		void twoLibsqlUrlsFail() {
			this.runner.withPropertyValues("spring.datasource.url=jdbc:libsql::memory:")
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.isInstanceOf(TwoDataSourceUrlsException.class));
		}

		@Test
		void twoLibsqlUrlsAreNotTooManyWhereOneIsForTheClientAlone() {
			this.runner
				.withPropertyValues("spring.datasource.url=jdbc:libsql::memory:",
						"spring.datasource.driver-class-name=io.github.libsqlspring.jdbc.LibsqlDriver",
						"libsql.datasource.enabled=false")
				.run((context) -> assertThat(context).hasSingleBean(DataSource.class)
					.hasSingleBean(LibsqlClient.class));
		}

		@Test
		void aBlankStandardUrlDoesNotCount() {
			this.runner.withPropertyValues("spring.datasource.url=")
				.run((context) -> assertThat(context).hasBean("libsqlDataSource"));
		}

		@Test
		void aJndiNameWins() {
			this.runner.withPropertyValues("spring.datasource.jndi-name=java:comp/env/jdbc")
				.run((context) -> assertThat(context).doesNotHaveBean("libsqlDataSource")
					.hasSingleBean(LibsqlClient.class));
		}

		@Test
		void jdbcConnectionDetailsWin() {
			this.runner.withBean(JdbcConnectionDetails.class, H2ConnectionDetails::new)
				.run((context) -> assertThat(context).hasSingleBean(DataSource.class)
					.doesNotHaveBean("libsqlDataSource")
					.hasSingleBean(LibsqlClient.class));
		}

		@Test
		void aPropertyTurnsItOff() {
			new ApplicationContextRunner()
				.withConfiguration(
						AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlDataSourceAutoConfiguration.class))
				.withPropertyValues("libsql.url=:memory:", "libsql.datasource.enabled=false")
				.run((context) -> assertThat(context).doesNotHaveBean(DataSource.class)
					.hasSingleBean(LibsqlClient.class));
		}

		@Test
		void withoutSpringBootsJdbcThereIsNone() {
			this.runner.withClassLoader(new FilteredClassLoader(DataSourceAutoConfiguration.class))
				.run((context) -> assertThat(context).doesNotHaveBean("libsqlDataSource")
					.hasSingleBean(LibsqlClient.class));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PoolOfTheUser {

		@Bean
		Long poolOfTheUser(ObjectProvider<HikariConfig> configs) {
			return configs.stream().filter((config) -> config.getClass() == HikariConfig.class).count();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WatchedDatabase {

		private Runnable beforeClose = () -> {
		};

		@Bean
		Database database() {
			Database delegate = new DatabaseBuilder().url(":memory:").build();
			return new Database() {

				@Override
				public Session openSession() {
					return delegate.openSession();
				}

				@Override
				public DatabaseTarget target() {
					return delegate.target();
				}

				@Override
				public DatabaseStatistics statistics() {
					return delegate.statistics();
				}

				@Override
				public boolean isClosed() {
					return delegate.isClosed();
				}

				@Override
				public void close() {
					WatchedDatabase.this.beforeClose.run();
					delegate.close();
				}

			};
		}

	}

}
