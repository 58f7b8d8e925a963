package io.github.libsqlspring.boot.starter;

import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.libsqlspring.boot.autoconfigure.LibsqlConnectionDetails;
import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole applications with several databases.
 */
class NamedDatabasesTests {

	private static <T> T books(ConfigurableApplicationContext context, Class<T> type) {
		return BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getBeanFactory(), type, "books");
	}

	@Test
	void whereAllHaveNamesSpringBootDoesNotAskForAnotherDataSource() {
		try (ConfigurableApplicationContext context = Application.start("libsql.databases.books.url=:memory:")) {
			assertThat(context.getBeanNamesForType(DataSource.class)).containsExactly("booksLibsqlDataSource");
			assertThat(books(context, JdbcTemplate.class).queryForObject("SELECT 42", Integer.class)).isEqualTo(42);
		}
	}

	@Test
	void oneWithoutANameMayBeSaidByABean() {
		try (ConfigurableApplicationContext context = Application.start(Details.class,
				"libsql.databases.books.url=:memory:")) {
			context.getBean(JdbcTemplate.class).execute("CREATE TABLE plain (a)");
			assertThat(context.getBean(LibsqlClient.class).execute("SELECT * FROM plain").rows()).isEmpty();
			assertThat(books(context, DataSource.class)).isNotSameAs(context.getBean(DataSource.class));
		}
	}

	@Test
	void nothingIsLeftOpen(@TempDir Path directory) {
		try (ConfigurableApplicationContext context = Application
			.start("libsql.databases.books.url=file:" + directory.resolve("books.db"))) {
			books(context, JdbcTemplate.class).execute("CREATE TABLE book (a)");
		}

		assertThat(directory.resolve("books.db")).exists();
		// Closing the last connection takes the write-ahead log away.
		assertThat(directory.resolve("books.db-wal")).matches(Files::notExists, "is gone");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Details {

		@Bean
		LibsqlConnectionDetails details() {
			return () -> ":memory:";
		}

	}

}
