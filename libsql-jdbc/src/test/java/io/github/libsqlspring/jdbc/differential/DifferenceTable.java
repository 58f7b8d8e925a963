package io.github.libsqlspring.jdbc.differential;

import java.util.List;
import java.util.StringJoiner;

/**
 * The intended differences as two tables of Markdown.
 */
final class DifferenceTable {

	static final String BEGIN = "<!-- intended differences -->\n";

	static final String END = "<!-- end of intended differences -->";

	private DifferenceTable() {
	}

	/**
	 * Writes all differences.
	 * @param differences the differences
	 * @return lines of Markdown, the last one ended
	 */
	static String markdown(List<IntendedDifference> differences) {
		return table("From sqlite-jdbc, on every path", IntendedDifference.Between.DRIVERS, differences)
				+ table("On a server, from a file", IntendedDifference.Between.PATHS, differences) + "\n";
	}

	private static String table(String title, IntendedDifference.Between between,
			List<IntendedDifference> differences) {
		StringJoiner rows = new StringJoiner("\n", "\n| " + title + " | Why |\n|---|---|\n", "\n");
		differences.stream()
			.filter((difference) -> difference.between() == between)
			.forEach((difference) -> rows.add("| " + difference.what() + " | " + difference.reason() + " |"));
		return rows.toString();
	}

}
