package io.github.libsqlspring.test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SqldServerTests {

	@Nested
	class WithDefaults {

		@Test
		void answersStatements() throws Exception {
			try (SqldServer server = SqldServer.start()) {
				HttpResponse<String> response = new Pipeline(server.url()).execute("select 40 + 2");

				assertThat(response.statusCode()).isEqualTo(200);
				assertThat(response.body()).contains("\"value\":\"42\"");
			}
		}

		@Test
		void listensOnItsOwnPort() {
			try (SqldServer first = SqldServer.start(); SqldServer second = SqldServer.start()) {
				assertThat(first.port()).isNotEqualTo(second.port());
				assertThat(first.url()).isEqualTo("http://127.0.0.1:" + first.port());
			}
		}

		@Test
		void isGoneAfterClose() {
			SqldServer server = SqldServer.start();
			server.close();
			server.close();

			assertThatIOException().isThrownBy(() -> new Pipeline(server.url()).execute("select 1"));
		}

	}

	@Nested
	class WhenKilled {

		@Test
		void keepsItsDataAndPortOverARestart() throws Exception {
			try (SqldServer server = SqldServer.start()) {
				String url = server.url();
				new Pipeline(url).execute("create table kept as select 'still here' as word");

				server.kill();
				assertThatIOException().isThrownBy(() -> new Pipeline(url).execute("select 1"));
				server.restart();

				assertThat(server.url()).isEqualTo(url);
				assertThat(new Pipeline(url).execute("select word from kept").body()).contains("still here");
			}
		}

		@Test
		void leavesAGivenDirectoryToTheNextServer(@TempDir Path directory) throws Exception {
			SqldOptions options = SqldOptions.defaults().withDirectory(directory.resolve("data"));
			try (SqldServer server = SqldServer.start(options)) {
				new Pipeline(server.url()).execute("create table kept as select 'still here' as word");
			}

			try (SqldServer server = SqldServer.start(options)) {
				assertThat(new Pipeline(server.url()).execute("select word from kept").body()).contains("still here");
			}
		}

	}

	@Nested
	class WithJwtKey {

		private final JwtKey key = JwtKey.generate();

		private final SqldOptions options = SqldOptions.defaults().withJwtKey(this.key);

		@Test
		void refusesCallsWithoutAValidToken() throws Exception {
			try (SqldServer server = SqldServer.start(this.options)) {
				assertThat(status(server, "")).isEqualTo(401);
				assertThat(status(server, JwtKey.generate().token())).isEqualTo(401);
				assertThat(status(server, this.key.expiredToken())).isEqualTo(401);
			}
		}

		@Test
		void acceptsATokenSignedByTheKey() throws Exception {
			try (SqldServer server = SqldServer.start(this.options)) {
				assertThat(status(server, this.key.token())).isEqualTo(200);
				assertThat(status(server, this.key.namespaceToken("default"))).isEqualTo(200);
			}
		}

		@Test
		void forbidsWritesWithAReadOnlyToken() throws Exception {
			try (SqldServer server = SqldServer.start(this.options)) {
				Pipeline pipeline = new Pipeline(server.url(), this.key.readOnlyToken());

				assertThat(pipeline.execute("select 1").statusCode()).isEqualTo(200);
				assertThat(pipeline.execute("create table t (x)").statusCode()).isEqualTo(403);
			}
		}

		private int status(SqldServer server, String token) throws IOException, InterruptedException {
			return new Pipeline(server.url(), token).execute("select 1").statusCode();
		}

	}

	@Nested
	class WithNamespaces {

		@Test
		void keepsDatabasesApart() throws Exception {
			try (SqldServer server = SqldServer.start(SqldOptions.defaults().withNamespaces())) {
				server.createNamespace("one");

				new Pipeline(server.url("one")).execute("create table only_here (x)");

				assertThat(tables(server.url("one"))).contains("only_here");
				assertThat(tables(server.url())).doesNotContain("only_here");
			}
		}

		@Test
		void refusesToCreateANamespaceTwice() {
			try (SqldServer server = SqldServer.start(SqldOptions.defaults().withNamespaces())) {
				server.createNamespace("one");

				assertThatIllegalStateException().isThrownBy(() -> server.createNamespace("one"))
					.withMessage("Namespace 'one' was refused with status 400");
			}
		}

		private String tables(String url) throws IOException, InterruptedException {
			return new Pipeline(url).execute("select name from sqlite_master").body();
		}

	}

	@Nested
	class WithArgumentsThatTheServerRefuses {

		@Test
		void failsWithWhatTheServerPrinted() {
			SqldOptions options = SqldOptions.defaults().withArguments("--no-such-option");

			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> SqldServer.start(options))
				.withMessageContaining("--no-such-option");
		}

	}

}
