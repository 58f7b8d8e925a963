package io.github.libsqlspring.boot.starter;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.boot.autoconfigure.LibsqlClientBuilderCustomizer;
import io.github.libsqlspring.boot.autoconfigure.LibsqlConnectionDetails;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.ReactiveLibsqlClient;
import io.github.libsqlspring.client.TenantLibsqlDatabases;

/**
 * An application with a database without a name, some with names, tenants and a data
 * source of its own. It says what became of them.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public final class ProcessedDatabases {

	/**
	 * Runs the application once.
	 * @param arguments its properties
	 */
	public static void main(String[] arguments) {
		try (ConfigurableApplicationContext context = SpringApplication.run(ProcessedDatabases.class, arguments)) {
			context.getBean(Books.class).use();
			context.getBean(LibsqlClient.class).execute("SELECT 1");
			say("plain", context.getBean(Database.class).target().mode());
			say("films", context.getBean(Films.class).database().target().mode());
			LibsqlClient tenant = context.getBean(TenantLibsqlDatabases.class).client("acme");
			say("tenant", tenant.sql("SELECT file FROM pragma_database_list").query(String.class).single());
			say("health", names(context.getBean(HealthContributorRegistry.class)));
			say("customized", context.getBean(Customized.class).names());
		}
	}

	static void say(String what, Object value) {
		System.out.println(what + ": " + value);
	}

	private static String names(HealthContributors contributors) {
		return contributors.stream()
			.map((entry) -> (entry.contributor() instanceof HealthContributors several) ? entry.name() + names(several)
					: entry.name())
			.sorted()
			.toList()
			.toString();
	}

	@Bean
	Books books(@Qualifier("books") Database database, @Qualifier("books") LibsqlClient client,
			@Qualifier("books") ReactiveLibsqlClient reactive, @Qualifier("books") DataSource dataSource,
			@Qualifier("books") JdbcClient jdbc, @Qualifier("books") PlatformTransactionManager transactions) {
		return new Books(database, client, reactive, dataSource, jdbc, new TransactionTemplate(transactions));
	}

	@Bean
	Films films(@Qualifier("my-films") Database database) {
		return new Films(database);
	}

	@Bean(defaultCandidate = false)
	@Qualifier("my-films")
	LibsqlConnectionDetails filmsDetails() {
		return () -> ":memory:";
	}

	@Bean
	TenantLibsqlDatabases tenants(TenantLibsqlDatabases.Builder builder) {
		return builder.build((tenant, settings) -> settings.url("file:" + tenant + ".db"));
	}

	@Bean
	Customized customized() {
		return new Customized(new ArrayList<>());
	}

	@Bean
	@Qualifier("books")
	LibsqlClientBuilderCustomizer booksCustomizer(Customized customized) {
		return (builder) -> customized.names().add("books");
	}

	@Bean(defaultCandidate = false)
	DataSource other() {
		return new DriverManagerDataSource("jdbc:sqlite::memory:");
	}

	record Books(Database database, LibsqlClient client, ReactiveLibsqlClient reactive, DataSource dataSource,
			JdbcClient jdbc, TransactionTemplate transactions) {

		void use() {
			this.client.execute("CREATE TABLE book (title TEXT)");
			this.transactions.executeWithoutResult((status) -> {
				this.client.execute("INSERT INTO book VALUES ('rolled back')");
				status.setRollbackOnly();
			});
			this.jdbc.sql("INSERT INTO book VALUES (?)").param("kept").update();
			say("books", this.database.target().mode());
			say("titles", this.reactive.sql("SELECT title FROM book").query(String.class).list().block());
			say("pool", (this.dataSource instanceof HikariDataSource pool) ? pool.getMaximumPoolSize() : -1);
		}

	}

	record Films(Database database) {

	}

	record Customized(List<String> names) {

	}

}
