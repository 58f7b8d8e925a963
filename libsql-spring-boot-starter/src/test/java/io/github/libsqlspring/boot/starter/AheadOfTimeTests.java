package io.github.libsqlspring.boot.starter;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Databases with names, tenants and their health in an application that was processed
 * ahead of time: where the databases are stays open until it runs.
 */
class AheadOfTimeTests {

	private static AheadOfTime application;

	@TempDir
	private Path directory;

	@BeforeAll
	static void process(@TempDir Path directory) throws Exception {
		application = AheadOfTime.process(ProcessedDatabases.class, directory, "--libsql.url=libsql://at-build-time",
				"--libsql.databases.books.url=file:at-build-time.db",
				"--libsql.databases.my-films.url=libsql://at-build-time");
	}

	@Test
	void whatIsWrittenAtRunTimeCounts() throws IOException {
		try (SqldServer server = SqldServer.start()) {
			String output = application.run(this.directory, "--libsql.url=file:plain.db",
					"--libsql.databases.books.url=" + server.url());

			assertThat(output)
				.contains("Starting AOT-processed", "books: REMOTE", "titles: [kept]", "plain: FILE", "films: MEMORY",
						"acme.db", "customized: [books, books, books]")
				.doesNotContain("at-build-time");
			assertThat(this.directory).isDirectoryContaining((file) -> file.endsWith("plain.db"));
		}
	}

	@Test
	void thePoolIsSetUpAndTheHealthOfADatabaseIsCheckedOnce() throws IOException {
		String output = application.run(this.directory, "--libsql.url=:memory:",
				"--libsql.databases.books.url=file:books.db",
				"--libsql.databases.books.datasource.hikari.maximum-pool-size=3");

		assertThat(output).contains("books: FILE", "titles: [kept]", "pool: 3",
				"health: [db, diskSpace, libsql[books, libsql, my-films], ");
	}

	@Test
	void aNameThatIsLostAsksForItsUrl() throws IOException {
		String output = application.run(this.directory, "--libsql.url=:memory:");

		assertThat(output).contains("APPLICATION FAILED TO START", "Correct libsql.databases.books.url");
	}

}
