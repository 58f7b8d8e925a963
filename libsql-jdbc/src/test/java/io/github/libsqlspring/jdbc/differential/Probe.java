package io.github.libsqlspring.jdbc.differential;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Some JDBC calls, the same on every target.
 *
 * @param topic what they are about
 * @param name what they find out
 * @param setup the SQL that is run before, each statement by itself
 * @param calls the calls, and what is seen of them
 */
record Probe(String topic, String name, List<String> setup, Calls calls) {

	/**
	 * Makes the calls.
	 * @param place an empty database
	 * @return what was seen
	 */
	Transcript run(Databases.Place place) throws SQLException {
		Scene scene = new Scene(place);
		try (Connection raw = place.connectRaw(); Statement statement = raw.createStatement()) {
			for (String sql : this.setup) {
				statement.execute(sql);
			}
		}
		try (scene) {
			scene.act("probe", () -> this.calls.make(scene));
		}
		return scene.transcript();
	}

	@Override
	public String toString() {
		return this.topic + ": " + this.name;
	}

	/**
	 * Calls of JDBC.
	 */
	@FunctionalInterface
	interface Calls {

		void make(Scene it) throws Exception;

	}

}
