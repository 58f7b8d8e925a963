package io.github.libsqlspring.sample;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.libsqlspring.DatabaseTarget;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedNotesTests extends AbstractNotesTests {

	@TempDir
	private static Path directory;

	private static RunningSample sample;

	@BeforeAll
	static void start() {
		sample = start("notes.db");
	}

	@AfterAll
	static void stop() {
		sample.close();
	}

	private static RunningSample start(String file) {
		return RunningSample.start(Map.of("LIBSQL_URL", "file:" + path(file)));
	}

	private static Path path(String file) {
		return directory.resolve("new_folder").resolve(file);
	}

	@Override
	RunningSample sample() {
		return sample;
	}

	@Test
	void keepsNotesOverARestart() {
		Note first;
		Note second;
		try (RunningSample before = start("restart.db")) {
			first = before.notes(NotesClient.CLIENT_PATH).create("through the client", "still here");
			second = before.notes(NotesClient.JDBC_PATH).create("through JDBC", "still here");
		}

		try (RunningSample after = start("restart.db")) {
			assertThat(after.notes(NotesClient.CLIENT_PATH).list()).containsExactly(second, first);
			assertThat(after.notes(NotesClient.JDBC_PATH).list()).containsExactly(second, first);
		}
	}

	@Test
	void saysWhichDatabaseItIsOn() {
		DatabaseController.DatabaseInfo info = sample.database();

		assertThat(info.mode()).isEqualTo(DatabaseTarget.Mode.FILE);
		assertThat(info.location()).isEqualTo(path("notes.db").toString());
		assertThat(info.engine()).matches("SQLite 3\\.\\d+\\.\\d+");
		assertThat(info.notes()).isEqualTo(client().list().size());
	}

	@Test
	void showsItsHealthItsStateAndItsMeters() {
		Actuator actuator = new Actuator(sample);

		assertThat(actuator.health()).containsKey("libsql").doesNotContainKey("db");
		assertThat(actuator.health().get("libsql")).asString().contains("UP", "mode=file", "engine=SQLite 3.");
		assertThat(actuator.database()).containsEntry("mode", "file")
			.containsEntry("location", path("notes.db").toString())
			.containsEntry("local",
					Map.of("journalMode", "WAL", "synchronous", "NORMAL", "busyTimeout", "PT5S", "foreignKeys", true))
			.containsKeys("sessions", "streams", "failures")
			.doesNotContainKeys("transport", "protocol", "server");
		assertThat(actuator.metric("libsql.streams.open")).containsEntry("name", "libsql.streams.open");
		assertThat(actuator.metric("hikaricp.connections")).containsKey("measurements");
	}

}
