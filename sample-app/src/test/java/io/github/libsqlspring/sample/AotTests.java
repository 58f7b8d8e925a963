package io.github.libsqlspring.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application as the build has processed it ahead of time, in a JVM of its own: where
 * the database is stays open until it runs.
 */
class AotTests {

	@TempDir
	private Path directory;

	@Test
	void withoutAnythingElseItUsesTheFileOfTheBuild() throws IOException {
		try (ProcessedSample sample = ProcessedSample.start(this.directory, Map.of())) {
			assertThat(sample.database().mode()).isEqualTo(DatabaseTarget.Mode.FILE);
			assertThat(this.directory.resolve("data/notes.db")).exists();
		}
	}

	@Test
	void theVariableNamesAnotherFile() throws IOException {
		try (ProcessedSample sample = ProcessedSample.start(this.directory, Map.of("LIBSQL_URL", "file:other.db"))) {
			assertThat(sample.database().mode()).isEqualTo(DatabaseTarget.Mode.FILE);
			assertThat(this.directory.resolve("other.db")).exists();
			assertThat(this.directory.resolve("data/notes.db")).doesNotExist();
		}
	}

	@Test
	void theVariableNamesAServer() throws IOException {
		try (SqldServer server = SqldServer.start();
				ProcessedSample sample = ProcessedSample.start(this.directory, Map.of("LIBSQL_URL", server.url()))) {
			assertThat(sample.database().mode()).isEqualTo(DatabaseTarget.Mode.REMOTE);
			assertThat(this.directory).isEmptyDirectory();
		}
	}

}
