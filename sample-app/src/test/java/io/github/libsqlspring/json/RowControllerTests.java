package io.github.libsqlspring.json;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Controllers that return what the client gave them, outside the package of the sample so
 * that it does not find them.
 */
class RowControllerTests {

	@Test
	void answersWithRowsOfAnEmbeddedDatabase() {
		assertWorks(":memory:");
	}

	@Test
	void answersWithRowsOfAServer() {
		try (SqldServer server = SqldServer.start()) {
			assertWorks(server.url());
		}
	}

	private static void assertWorks(String url) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.properties("spring.sql.init.mode=never")
			.run("--libsql.url=" + url, "--server.address=127.0.0.1", "--server.port=0")) {
			RestTestClient http = RestTestClient.bindToServer()
				.baseUrl("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"))
				.build();

			assertThat(get(http, "/rows")).isEqualTo("[{\"b\":1,\"a\":\"9007199254740992\",\"real\":2.0,"
					+ "\"words\":\"grün\",\"blob\":\"AP8=\",\"missing\":null}]");
			assertThat(get(http, "/result")).isEqualTo("{\"columns\":[\"id\"],\"rows\":[{\"id\":1},{\"id\":2}],"
					+ "\"affectedRowCount\":2,\"lastInsertRowid\":2}");
			http.post().uri("/rows").body(List.of()).exchange().expectStatus().is5xxServerError();
		}
	}

	private static String get(RestTestClient http, String path) {
		return new String(http.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith("application/json")
			.expectBody()
			.returnResult()
			.getResponseBodyContent(), StandardCharsets.UTF_8);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(RowController.class)
	static class Application {

	}

	@RestController
	static class RowController {

		private final LibsqlClient client;

		RowController(LibsqlClient client) {
			this.client = client;
		}

		@GetMapping("/rows")
		List<Row> rows() {
			return this.client
				.sql("SELECT 1 AS b, 9007199254740992 AS a, 2.0 AS real, 'grün' AS words, x'00ff' AS blob, "
						+ "NULL AS missing")
				.query()
				.list();
		}

		@GetMapping("/result")
		StatementResult result() {
			return this.client.inTransaction((tx) -> {
				tx.execute("CREATE TABLE t (id INTEGER PRIMARY KEY)");
				return tx.execute("INSERT INTO t (id) VALUES (1), (2) RETURNING id");
			});
		}

		@PostMapping("/rows")
		int read(@RequestBody Row row) {
			return row.size();
		}

	}

}
