package io.github.libsqlspring.jdbc.differential;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same JDBC calls on sqlite-jdbc, on a file and on a server. What is stored, what is
 * returned and how calls fail is the same, but for the differences in the table.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialTests {

	private final Comparison comparison = new Comparison();

	@BeforeAll
	void makeTheCalls(@TempDir Path folder) throws Exception {
		try (Databases databases = new Databases(folder)) {
			for (Probe probe : Probes.all()) {
				this.comparison.run(databases, probe);
			}
		}
	}

	private static String lines(List<?> found) {
		return found.stream().map(Object::toString).collect(Collectors.joining("\n"));
	}

	@Test
	void everyDifferenceIsIntended() {
		assertThat(lines(this.comparison.unexplained(IntendedDifferences.ALL))).isEmpty();
	}

	@Test
	void everyIntendedDifferenceIsSeen() {
		assertThat(lines(this.comparison.stale(IntendedDifferences.ALL))).isEmpty();
	}

	@Test
	void manyQuestionsAreAsked() {
		assertThat(this.comparison.answers()).isGreaterThan(100);
	}

}
