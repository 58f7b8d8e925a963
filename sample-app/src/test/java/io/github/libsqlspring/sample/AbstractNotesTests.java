package io.github.libsqlspring.sample;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Both REST paths on one database.
 */
abstract class AbstractNotesTests {

	private static final String INSERTS = "db.client.operation?tag=db.operation.name:INSERT";

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

	@Test
	void countsTheCallsOfBothPathsAsObservations() {
		Actuator actuator = new Actuator(sample());
		client().create("through the client", "");
		double before = actuator.count(INSERTS);

		client().create("through the client", "");
		assertThat(actuator.count(INSERTS)).isEqualTo(before + 1);
		jdbc().create("through JDBC", "");
		assertThat(actuator.count(INSERTS)).isEqualTo(before + 2);
	}

	@Test
	void showsTheKeysOfItsObservations() {
		client().create("through the client", "");

		assertThat(new Actuator(sample()).metric("db.client.operation")).containsEntry("baseUnit", "seconds")
			.extractingByKey("availableTags")
			.asString()
			.contains("tag=db.system.name, values=[sqlite]", "INSERT", "tag=error.type", "tag=server.address")
			.doesNotContain("db.query.text", "insert into", "INSERT INTO");
	}

}
