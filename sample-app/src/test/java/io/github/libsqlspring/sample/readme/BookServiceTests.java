package io.github.libsqlspring.sample.readme;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's service on both paths.
 */
class BookServiceTests {

	@Test
	void worksOnAnEmbeddedDatabase() {
		assertWorks(":memory:");
	}

	@Test
	void worksOnAServer() {
		try (SqldServer server = SqldServer.start()) {
			assertWorks(server.url());
		}
	}

	private static void assertWorks(String url) {
		SpringApplication application = new SpringApplicationBuilder(Books.class).web(WebApplicationType.NONE)
			.properties("spring.sql.init.mode=never")
			.build();
		try (ConfigurableApplicationContext context = application.run("--libsql.url=" + url)) {
			context.getBean(LibsqlClient.class)
				.execute("CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT NOT NULL, year INTEGER NOT NULL, "
						+ "copies INTEGER NOT NULL DEFAULT 1)");
			BookService books = context.getBean(BookService.class);
			books.addAll(List.of("The Castle", "The Sun Also Rises"), 1926);
			books.addAll(List.of("The Trial"), 1925);
			assertThat(books.lend(1)).isTrue();
			assertThat(books.lend(1)).isFalse();
			books.rename(1, "Das Schloss");
			assertThat(books.publishedAfter(1925)).containsExactly(new Book(1, "Das Schloss", 1926),
					new Book(2, "The Sun Also Rises", 1926));
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(BookService.class)
	static class Books {

	}

}
