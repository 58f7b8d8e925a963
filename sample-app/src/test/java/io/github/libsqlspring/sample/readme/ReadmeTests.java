package io.github.libsqlspring.sample.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every snippet of the README that is marked as one stands in this module to the letter,
 * and every block of Java or YAML is marked.
 */
class ReadmeTests {

	private static final Pattern SNIPPET = Pattern.compile("<!-- snippet: (\\S+) -->\\n```(?:java|yaml)\\n(.*?)```",
			Pattern.DOTALL);

	private static final Pattern BLOCK = Pattern.compile("^```(?:java|yaml)$", Pattern.MULTILINE);

	private static final Pattern REGION = Pattern
		.compile("(?://|#) tag::(\\S+)\\[\\]\\n(.*?)[ \\t]*(?://|#) end::\\1\\[\\]", Pattern.DOTALL);

	@Test
	void snippetsAreTheCodeThatTheTestsRun() throws IOException {
		Map<String, String> regions = regions(Path.of("src"));
		String readme = Files.readString(Path.of("../README.md"));
		Matcher snippet = SNIPPET.matcher(readme);
		int snippets = 0;
		while (snippet.find()) {
			snippets++;
			assertThat(snippet.group(2)).as("snippet %s", snippet.group(1))
				.isEqualTo(regions.get(snippet.group(1)).stripIndent());
		}
		assertThat(snippets).isPositive().isEqualTo((int) BLOCK.matcher(readme).results().count());
	}

	private static Map<String, String> regions(Path sources) throws IOException {
		Map<String, String> regions = new HashMap<>();
		try (Stream<Path> files = Files.walk(sources)) {
			files.filter((file) -> file.toString().endsWith(".java") || file.toString().endsWith(".yml"))
				.map(ReadmeTests::read)
				.flatMap((text) -> REGION.matcher(text).results())
				.forEach((region) -> regions.put(region.group(1), region.group(2)));
		}
		return regions;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
