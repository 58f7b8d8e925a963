package io.github.libsqlspring.jdbc.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README shows the intended differences as they are tested.
 * {@code -Ddifferences.write=true} writes them into it.
 */
class DifferenceTableTests {

	private static final Path README = Path.of("../README.md");

	@Test
	void theReadmeHasIt() throws IOException {
		String readme = Files.readString(README);
		int begin = readme.indexOf(DifferenceTable.BEGIN) + DifferenceTable.BEGIN.length();
		int end = readme.indexOf(DifferenceTable.END);
		String table = DifferenceTable.markdown(IntendedDifferences.ALL);
		if (Boolean.getBoolean("differences.write")) {
			readme = readme.substring(0, begin) + table + readme.substring(end);
			Files.writeString(README, readme);
		}

		assertThat(readme).contains(DifferenceTable.BEGIN + table + DifferenceTable.END);
	}

	@Test
	void everyDifferenceHasItsReasonAndALink() {
		assertThat(IntendedDifferences.ALL).allSatisfy((difference) -> {
			assertThat(difference.what()).isNotBlank().doesNotContain("|", "\n");
			assertThat(difference.reason()).contains("](").doesNotContain("|", "\n");
			assertThat(difference.claims()).isNotEmpty();
		});
	}

}
