package io.github.libsqlspring.sample;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class RemoteNotesTests extends AbstractNotesTests {

	private static final JwtKey KEY = JwtKey.generate();

	private static final String TOKEN = KEY.token();

	private static SqldServer server;

	private static RunningSample sample;

	@BeforeAll
	static void start() {
		server = SqldServer.start(SqldOptions.defaults().withJwtKey(KEY));
		sample = RunningSample.start(Map.of("LIBSQL_URL", server.url(), "LIBSQL_AUTH_TOKEN", TOKEN));
	}

	@AfterAll
	static void stop() {
		try {
			sample.close();
		}
		finally {
			server.close();
		}
	}

	@Override
	RunningSample sample() {
		return sample;
	}

	@Test
	void saysWhichDatabaseItIsOn() {
		DatabaseController.DatabaseInfo info = sample.database();

		assertThat(info.mode()).isEqualTo(DatabaseTarget.Mode.REMOTE);
		assertThat(info.location()).isEqualTo(server.url());
		assertThat(info.engine()).matches("SQLite 3\\.\\d+\\.\\d+");
		assertThat(info.notes()).isEqualTo(client().list().size());
	}

	@Test
	void showsItsHealthItsStateAndItsMeters() {
		Actuator actuator = new Actuator(sample);

		assertThat(actuator.health()).containsKey("libsql").doesNotContainKey("db");
		assertThat(actuator.health().get("libsql")).asString()
			.contains("UP", "mode=remote", "protocol=hrana3-protobuf");
		assertThat(actuator.database()).containsEntry("mode", "remote")
			.containsEntry("location", server.url())
			.containsEntry("transport", "http")
			.containsEntry("protocol", "hrana3-protobuf")
			.containsKeys("sessions", "streams", "retries", "failures", "server")
			.doesNotContainKey("local");
		assertThat(actuator.get("/actuator/libsql/libsql")).containsEntry("mode", "remote");
		assertThat(actuator.metric("libsql.server.time")).containsEntry("baseUnit", "seconds");
	}

	@Test
	void showsTheTokenNowhere(CapturedOutput output) {
		String url = server.url() + "?authToken=" + TOKEN;
		try (RunningSample other = RunningSample.start(Map.of("LIBSQL_URL", url))) {
			other.http()
				.get()
				.uri("/api/database")
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody(String.class)
				.value((body) -> assertThat(body).contains(server.url()).doesNotContain(TOKEN));
		}

		assertThat(output).doesNotContain(TOKEN);
	}

	@Test
	void runsOnTheServerOfTheProfile() {
		String url = server.url().replace("http:", "libsql:") + "?tls=0";
		try (RunningSample turso = RunningSample
			.start(Map.of("SPRING_PROFILES_ACTIVE", "turso", "LIBSQL_URL", url, "LIBSQL_AUTH_TOKEN", TOKEN))) {
			Note note = turso.notes(NotesClient.JDBC_PATH).create("through the profile", "");

			assertThat(client().get(note.id())).isEqualTo(note);
		}
	}

	@Test
	void answersWithAProblemWhileTheServerIsDown() {
		server.kill();
		try {
			for (NotesClient notes : List.of(client(), jdbc())) {
				NotesContract.expectProblem(notes.send(HttpMethod.GET, null, null), HttpStatus.SERVICE_UNAVAILABLE);
			}
		}
		finally {
			server.restart();
		}

		assertThat(jdbc().list()).isEqualTo(client().list());
	}

}
