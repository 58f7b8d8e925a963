package io.github.libsqlspring.integration.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of frameworks says what the tests of the other modules showed when they ran
 * last. {@code -Dframeworks.write=true} writes it.
 */
class FrameworksPageTests {

	private static final Path PAGE = Path.of("../../docs/frameworks.md");

	private static final String HOW_TO = "CONTRIBUTING.md has the command that runs the tests of all frameworks "
			+ "and writes what they show into docs/frameworks.md";

	@Test
	void everythingThatWasExercisedDidWhatThePageMaySay() throws IOException {
		assertThat(Records.read("results.tsv")).as(HOW_TO)
			.isNotEmpty()
			.allSatisfy((row) -> assertThat(row.get(3)).isNotIn("FAILED", "ABORTED", "SKIPPED"));
	}

	@Test
	void thePageHasTheResultsOfEveryFramework() throws IOException {
		Map<String, String> tables = FrameworkTables.results(Records.read("results.tsv"), Records.read("versions.tsv"));
		tables.forEach((framework, table) -> {
			String page = update(framework, table);

			assertThat(withoutVersions(section(page, framework))).as(HOW_TO).isEqualTo(withoutVersions(table));
			if (page.contains("Spring Boot " + SpringBootVersion.getVersion())) {
				assertThat(section(page, framework)).as(HOW_TO).isEqualTo(table);
			}
		});
	}

	@Test
	void thePageHasTheRequests() throws IOException {
		String table = FrameworkTables.requests(Records.read("requests.tsv"));

		assertThat(section(update("requests", table), "requests")).as(HOW_TO).isEqualTo(table);
	}

	private static String update(String section, String table) {
		try {
			String page = Files.readString(PAGE);
			if (Boolean.getBoolean("frameworks.write")) {
				page = page.replace(begin(section) + section(page, section) + end(section),
						begin(section) + table + end(section));
				Files.writeString(PAGE, page);
			}
			return page;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String section(String page, String section) {
		assertThat(page).as("docs/frameworks.md").contains(begin(section), end(section));
		return page.substring(page.indexOf(begin(section)) + begin(section).length(), page.indexOf(end(section)));
	}

	private static String begin(String section) {
		return "<!-- " + section + " -->";
	}

	private static String end(String section) {
		return "<!-- end of " + section + " -->";
	}

	// Other versions of Spring Boot bring other versions of the frameworks.
	private static String withoutVersions(String table) {
		return table.replaceFirst(" \\d\\S* \\| file", " | file");
	}

}
