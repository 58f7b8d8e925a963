package io.github.libsqlspring.boot.autoconfigure;

import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.ReactiveLibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Several databases in one application.
 */
class NamedDatabasesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlReactiveAutoConfiguration.class,
				LibsqlDataSourceAutoConfiguration.class, LibsqlTransactionAutoConfiguration.class,
				LibsqlDatabasesAutoConfiguration.class, LibsqlTransactionManagementAutoConfiguration.class,
				JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
				DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class))
		.withPropertyValues("libsql.databases.books.url=:memory:", "libsql.databases.my-films.url=:memory:");

	private final ApplicationContextRunner besideAnUnnamedOne = this.runner.withPropertyValues("libsql.url=:memory:");

	private static <T> T named(ApplicationContext context, Class<T> type, String name) {
		return BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getAutowireCapableBeanFactory(), type, name);
	}

	private static String tableOf(JdbcTemplate template) {
		return String.join(",",
				template.queryForList("SELECT name FROM sqlite_schema WHERE type = 'table'", String.class));
	}

	@Nested
	class BesideAnUnnamedOne {

		@ParameterizedTest
		@ValueSource(classes = { LibsqlConnectionDetails.class, Database.class, LibsqlClient.class,
				ReactiveLibsqlClient.class, DataSource.class, JdbcTemplate.class, NamedParameterJdbcTemplate.class,
				JdbcClient.class, PlatformTransactionManager.class })
		void areFoundByTheirNameAndDoNotDisputeTheOther(Class<?> type) {
			NamedDatabasesTests.this.besideAnUnnamedOne.run((context) -> {
				Object unnamed = context.getBean(type);
				Object books = named(context, type, "books");
				Object films = named(context, type, "my-films");
				assertThat(context.getBeanNamesForType(type)).hasSize(3);
				assertThat(books).isNotSameAs(unnamed).isNotSameAs(films);
				assertThat(films).isNotSameAs(unnamed);
			});
		}

		@Test
		void areCalledAfterTheirDatabase() {
			NamedDatabasesTests.this.besideAnUnnamedOne
				.run((context) -> assertThat(context).hasBean("booksLibsqlClient")
					.hasBean("booksLibsqlDataSource")
					.hasBean("booksJdbcTemplate")
					.hasBean("booksTransactionManager")
					.hasBean("myFilmsReactiveLibsqlClient"));
		}

		@Test
		void areInjectedByQualifier() {
			NamedDatabasesTests.this.besideAnUnnamedOne.withUserConfiguration(Injected.class).run((context) -> {
				Injected injected = context.getBean(Injected.class);
				injected.unnamed.execute("CREATE TABLE plain (a)");
				injected.books.execute("CREATE TABLE book (a)");
				injected.booksClient.sql("INSERT INTO book VALUES (1)").update();
				assertThat(tableOf(injected.unnamed)).isEqualTo("plain");
				assertThat(tableOf(injected.books)).isEqualTo("book");
				assertThat(injected.booksLibsql.execute("SELECT * FROM book").rows()).hasSize(1);
				assertThat(context.getBean(LibsqlClient.class).execute("SELECT * FROM plain").rows()).isEmpty();
			});
		}

		@Test
		void haveTransactionsOfTheirOwn() {
			NamedDatabasesTests.this.besideAnUnnamedOne.withUserConfiguration(Transactions.class).run((context) -> {
				Transactions transactions = context.getBean(Transactions.class);
				assertThatIllegalStateException().isThrownBy(transactions::failOnBooks).withMessage("books");
				assertThatIllegalStateException().isThrownBy(transactions::failOnTheUnnamedOne).withMessage("unnamed");
				assertThat(tableOf(named(context, JdbcTemplate.class, "books"))).isEmpty();
				assertThat(tableOf(context.getBean(JdbcTemplate.class))).isEmpty();
			});
		}

	}

	@Nested
	class ClientsInTransactions {

		@Test
		void joinThoseOfTheirOwnDatabaseOnly() {
			NamedDatabasesTests.this.besideAnUnnamedOne.run((context) -> {
				LibsqlClient books = named(context, LibsqlClient.class, "books");
				LibsqlClient unnamed = context.getBean(LibsqlClient.class);
				new TransactionTemplate(named(context, PlatformTransactionManager.class, "books"))
					.executeWithoutResult((status) -> {
						books.execute("CREATE TABLE book (a)");
						unnamed.execute("CREATE TABLE plain (a)");
						status.setRollbackOnly();
					});
				assertThat(tableOf(named(context, JdbcTemplate.class, "books"))).isEmpty();
				assertThat(tableOf(context.getBean(JdbcTemplate.class))).isEqualTo("plain");
			});
		}

	}

	@Nested
	class WithoutAnUnnamedOne {

		@Test
		void thereIsNothingThatNeedsNoName() {
			NamedDatabasesTests.this.runner.withUserConfiguration(OnlyBooks.class)
				.run((context) -> assertThat(context).hasNotFailed()
					.doesNotHaveBean("libsqlDatabase")
					.doesNotHaveBean("libsqlDataSource")
					.doesNotHaveBean("jdbcTemplate")
					.hasBean("booksJdbcTemplate"));
		}

		@Test
		void transactionsWorkByQualifier() {
			NamedDatabasesTests.this.runner.withUserConfiguration(OnlyBooks.class).run((context) -> {
				assertThatIllegalStateException().isThrownBy(context.getBean(OnlyBooks.class)::fail);
				assertThat(tableOf(named(context, JdbcTemplate.class, "books"))).isEmpty();
			});
		}

	}

	@Nested
	class Settings {

		@Test
		void areThoseOfTheirOwnPrefix() {
			NamedDatabasesTests.this.besideAnUnnamedOne
				.withPropertyValues("libsql.databases.books.datasource.hikari.maximum-pool-size=3",
						"libsql.databases.books.local.foreign-keys=false")
				.run((context) -> {
					HikariDataSource books = (HikariDataSource) named(context, DataSource.class, "books");
					assertThat(books.getMaximumPoolSize()).isEqualTo(3);
					assertThat(books.getPoolName()).isEqualTo("libsql-books");
					assertThat(foreignKeys(named(context, LibsqlClient.class, "books"))).isZero();
					assertThat(foreignKeys(named(context, LibsqlClient.class, "my-films"))).isOne();
					assertThat(foreignKeys(context.getBean(LibsqlClient.class))).isOne();
				});
		}

		private static long foreignKeys(LibsqlClient client) {
			return client.execute("PRAGMA foreign_keys").rows().get(0).getLong(0);
		}

		@Test
		void mayComeFromTheEnvironmentWhichKnowsNoDashes() {
			NamedDatabasesTests.this.runner.withInitializer((context) -> {
				SystemEnvironmentPropertySource variables = new SystemEnvironmentPropertySource("systemEnvironment",
						Map.of("LIBSQL_DATABASES_MYFILMS_LOCAL_FOREIGNKEYS", "false", "LIBSQL_DATABASES_POEMS_URL",
								":memory:"));
				context.getEnvironment().getPropertySources().replace("systemEnvironment", variables);
			}).run((context) -> {
				assertThat(foreignKeys(named(context, LibsqlClient.class, "my-films"))).isZero();
				assertThat(context.getBeanNamesForType(Database.class)).containsExactlyInAnyOrder("booksLibsqlDatabase",
						"myFilmsLibsqlDatabase", "poemsLibsqlDatabase");
			});
		}

		@ParameterizedTest
		@CsvSource({ "true, false, false", "false, , false", "false, true, true", ", false, false" })
		void sayWhetherThereIsADataSource(@Nullable Boolean all, @Nullable Boolean own, boolean expected) {
			ApplicationContextRunner configured = NamedDatabasesTests.this.runner;
			if (all != null) {
				configured = configured.withPropertyValues("libsql.datasource.enabled=" + all);
			}
			if (own != null) {
				configured = configured.withPropertyValues("libsql.databases.books.datasource.enabled=" + own);
			}
			configured.run((context) -> assertThat(context.containsBean("booksJdbcTemplate")).isEqualTo(expected));
		}

		@Test
		void areReplacedByConnectionDetailsOfTheirName() {
			NamedDatabasesTests.this.runner.withUserConfiguration(DetailsOfBooks.class)
				.withPropertyValues("libsql.databases.books.url=file:/nowhere/at/all.db")
				.run((context) -> {
					assertThat(named(context, Database.class, "books").target().isLocal()).isTrue();
					named(context, LibsqlClient.class, "books").execute("CREATE TABLE book (a)");
				});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class DetailsOfBooks {

		@Bean(defaultCandidate = false)
		@Qualifier("books")
		LibsqlConnectionDetails details() {
			return () -> ":memory:";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Injected {

		private final JdbcTemplate unnamed;

		private final JdbcTemplate books;

		private final JdbcClient booksClient;

		private final LibsqlClient booksLibsql;

		Injected(JdbcTemplate unnamed, @Qualifier("books") JdbcTemplate books,
				@Qualifier("books") JdbcClient booksClient, @Qualifier("books") LibsqlClient booksLibsql) {
			this.unnamed = unnamed;
			this.books = books;
			this.booksClient = booksClient;
			this.booksLibsql = booksLibsql;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Transactions {

		private final JdbcTemplate unnamed;

		private final JdbcTemplate books;

		Transactions(JdbcTemplate unnamed, @Qualifier("books") JdbcTemplate books) {
			this.unnamed = unnamed;
			this.books = books;
		}

		@Transactional("books")
		void failOnBooks() {
			this.books.execute("CREATE TABLE book (a)");
			throw new IllegalStateException("books");
		}

		@Transactional
		void failOnTheUnnamedOne() {
			this.unnamed.execute("CREATE TABLE plain (a)");
			throw new IllegalStateException("unnamed");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OnlyBooks {

		private final JdbcTemplate books;

		OnlyBooks(@Qualifier("books") JdbcTemplate books) {
			this.books = books;
		}

		@Transactional("books")
		void fail() {
			this.books.execute("CREATE TABLE book (a)");
			throw new IllegalStateException("books");
		}

	}

}
