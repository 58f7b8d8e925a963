package io.github.libsqlspring.integration.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The tables of the page, from what the tests wrote.
 */
final class FrameworkTables {

	private static final List<String> PATHS = List.of("file", "memory", "HTTP", "WebSocket");

	private FrameworkTables() {
	}

	/**
	 * What was exercised, a table for each framework.
	 * @param results framework, what was exercised, path and result
	 * @param versions framework and version
	 * @return Markdown by framework
	 */
	static SortedMap<String, String> results(List<List<String>> results, List<List<String>> versions) {
		Map<String, String> versionOf = versions.stream()
			.collect(Collectors.toMap((row) -> row.get(0), (row) -> row.get(1), (one, other) -> one));
		SortedMap<String, SortedMap<String, Map<String, String>>> frameworks = new TreeMap<>();
		for (List<String> row : results) {
			frameworks.computeIfAbsent(row.get(0), (key) -> new TreeMap<>())
				.computeIfAbsent(row.get(1), (key) -> new TreeMap<>())
				.put(row.get(2), row.get(3));
		}
		SortedMap<String, String> tables = new TreeMap<>();
		frameworks
			.forEach((framework, rows) -> tables.put(framework, table(framework, versionOf.get(framework), rows)));
		return tables;
	}

	/**
	 * What operations cost.
	 * @param requests framework, operation and number of requests
	 * @return Markdown
	 */
	static String requests(List<List<String>> requests) {
		StringBuilder text = new StringBuilder("\n\n| | | HTTP requests |\n|---|---|---|\n");
		requests.stream()
			.sorted(Comparator.comparing((row) -> row.get(0)))
			.forEach((row) -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
		return text.append('\n').toString();
	}

	private static String table(String framework, String version, SortedMap<String, Map<String, String>> rows) {
		StringBuilder text = new StringBuilder("\n\n| ").append(framework).append(' ').append(version);
		PATHS.forEach((path) -> text.append(" | ").append(path));
		text.append(" |\n|---|---|---|---|---|\n");
		rows.forEach((exercised, cells) -> {
			text.append("| ").append(exercised);
			PATHS.forEach((path) -> text.append(" | ").append(cells.getOrDefault(path, "–")));
			text.append(" |\n");
		});
		return text.append('\n').toString();
	}

}
