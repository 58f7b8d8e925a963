package io.github.libsqlspring.sample;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Both REST paths on one database.
 */
abstract class AbstractNotesTests {

	abstract RunningSample sample();

	NotesClient client() {
		return sample().notes(NotesClient.CLIENT_PATH);
	}

	NotesClient jdbc() {
		return sample().notes(NotesClient.JDBC_PATH);
	}

	@Nested
	class ThroughTheClient implements NotesContract {

		@Override
		public NotesClient notes() {
			return client();
		}

	}

	@Nested
	class ThroughJdbc implements NotesContract {

		@Override
		public NotesClient notes() {
			return jdbc();
		}

	}

	@Test
	void bothPathsSeeTheSameNotes() {
		Note first = client().create("through the client", "");
		Note second = jdbc().create("through JDBC", "");

		assertThat(client().get(second.id())).isEqualTo(second);
		assertThat(jdbc().get(first.id())).isEqualTo(first);
		assertThat(jdbc().list()).isEqualTo(client().list());
	}

}
