package io.github.libsqlspring.jdbc.differential;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.libsqlspring.jdbc.differential.IntendedDifference.Difference;

/**
 * The answers of all targets to all questions, set against each other.
 */
final class Comparison {

	private final List<Difference> differences = new ArrayList<>();

	private int answers;

	/**
	 * Makes the calls of a probe on every target.
	 * @param databases where
	 * @param probe the probe
	 */
	void run(Databases databases, Probe probe) throws SQLException {
		Map<Target, Map<String, String>> seen = new EnumMap<>(Target.class);
		for (Target target : Target.values()) {
			seen.put(target, probe.run(databases.empty(target)).lines());
			target.reference().ifPresent((reference) -> compare(probe, target, seen.get(reference), seen.get(target)));
		}
	}

	private void compare(Probe probe, Target target, Map<String, String> reference, Map<String, String> answers) {
		Set<String> questions = new LinkedHashSet<>(reference.keySet());
		questions.addAll(answers.keySet());
		this.answers += questions.size();
		for (String question : questions) {
			String expected = reference.getOrDefault(question, "-");
			String actual = answers.getOrDefault(question, "-");
			if (!expected.equals(actual)) {
				this.differences
					.add(new Difference(target, probe.topic() + "/" + probe.name() + "/" + question, expected, actual));
			}
		}
	}

	int answers() {
		return this.answers;
	}

	/**
	 * Finds what no row of a table explains.
	 * @param table the table
	 * @return such differences
	 */
	List<Difference> unexplained(List<IntendedDifference> table) {
		return this.differences.stream()
			.filter((difference) -> table.stream().noneMatch((row) -> row.explains(difference)))
			.toList();
	}

	/**
	 * Finds the claims of a table that explain nothing.
	 * @param table the table
	 * @return row and claim
	 */
	List<String> stale(List<IntendedDifference> table) {
		List<String> stale = new ArrayList<>();
		for (IntendedDifference row : table) {
			row.claims()
				.stream()
				.filter((claim) -> this.differences.stream()
					.noneMatch((difference) -> claim.explains(row.between(), difference)))
				.forEach((claim) -> stale.add(claim.questions() + ": " + row.what()));
		}
		return stale;
	}

}
