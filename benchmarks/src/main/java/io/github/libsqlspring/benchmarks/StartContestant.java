package io.github.libsqlspring.benchmarks;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/**
 * An application whose start is measured, on the one class path of all.
 *
 * @param title what to call it
 * @param properties its properties, as {@code name=value}
 */
record StartContestant(String title, List<String> properties) {

	private static final String OWN = "io.github.libsqlspring.";

	private static final String JDBC = "org.springframework.boot.jdbc.";

	/**
	 * All of them.
	 * @param file the URL of a file
	 * @param server the URL of a server
	 * @return the contestants; others are compared to the second
	 */
	static List<StartContestant> all(String file, String server) {
		return List.of(
				new StartContestant("no database", without((name) -> name.startsWith(OWN) || name.startsWith(JDBC))),
				new StartContestant("H2 and HikariCP", without((name) -> name.startsWith(OWN))),
				new StartContestant("libSQL, file", List.of("libsql.url=" + file)),
				new StartContestant("libSQL, server", List.of("libsql.url=" + server)));
	}

	// The starter is on the class path of those without it too: its auto-configurations
	// are left out instead of its jars.
	private static List<String> without(Predicate<String> excluded) {
		ImportCandidates candidates = ImportCandidates.load(AutoConfiguration.class,
				StartContestant.class.getClassLoader());
		return List.of("spring.autoconfigure.exclude=" + StreamSupport.stream(candidates.spliterator(), false)
			.filter(excluded)
			.collect(Collectors.joining(",")));
	}

}
