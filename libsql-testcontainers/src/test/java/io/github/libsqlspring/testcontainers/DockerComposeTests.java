package io.github.libsqlspring.testcontainers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application beside a compose file: with recorded answers of Docker and a real server
 * behind them, and with Docker Compose itself where that is installed and Docker answers.
 */
class DockerComposeTests {

	private static final JwtKey KEY = JwtKey.generate();

	@TempDir
	private Path directory;

	@TestFactory
	Stream<DynamicTest> anApplicationUsesTheServiceOfItsComposeFile() throws Exception {
		Stream<DynamicTest> recorded = Stream.of(
				DynamicTest.dynamicTest("recorded, by the name of the image",
						() -> runRecorded("image", Images.SERVER, Images.SERVER)),
				DynamicTest.dynamicTest("recorded, by a label",
						() -> runRecorded("label", "registry.example.com/database:1", "tursodatabase/libsql-server")));
		if (!DockerCommand.hasCompose()) {
			System.out.println("Docker Compose was tested with recorded answers only");
			return recorded;
		}
		return Stream.concat(recorded, Stream.of(DynamicTest.dynamicTest("real", this::runReal)));
	}

	private void runRecorded(String name, String image, String serviceConnection) throws Exception {
		Path recorded = Files.createDirectory(this.directory.resolve(name));
		DockerCommand.record(recorded);
		try (SqldServer server = SqldServer.start(SqldOptions.defaults().withJwtKey(KEY).withNamespaces())) {
			String output = DockerCommand.run(recorded,
					Map.of("TEST_IMAGE", image, "TEST_SERVICE_CONNECTION", serviceConnection, "TEST_KEY",
							KEY.publicKey(), "TEST_TOKEN", KEY.token(), "TEST_PORT", String.valueOf(server.port())));

			assertThatJdbcReadWhatTheClientWrote(output);
		}
	}

	private void runReal() throws IOException, InterruptedException {
		Path real = Files.createDirectory(this.directory.resolve("real"));
		Files.copy(DockerComposeTests.class.getResourceAsStream("/compose/compose.yaml"), real.resolve("compose.yaml"));

		String output = DockerCommand.run(real, Map.of("TEST_KEY", KEY.publicKey(), "TEST_TOKEN", KEY.token()));

		assertThatJdbcReadWhatTheClientWrote(output);
	}

	private static void assertThatJdbcReadWhatTheClientWrote(String output) {
		assertThat(output).contains("written by the client, read by JDBC")
			.endsWith("ended with 0")
			.doesNotContain(KEY.token());
	}

}
