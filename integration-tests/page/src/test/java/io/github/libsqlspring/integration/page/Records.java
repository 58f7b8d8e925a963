package io.github.libsqlspring.integration.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the tests of the modules beside this one wrote into {@code target/frameworks}.
 */
final class Records {

	private static final Path MODULES = Path.of("..");

	private Records() {
	}

	/**
	 * Reads the files of one name, of all modules.
	 * @param name of the files
	 * @return their lines, each as its columns
	 */
	static List<List<String>> read(String name) throws IOException {
		List<List<String>> records = new ArrayList<>();
		for (Path module : modules()) {
			Path file = module.resolve("target/frameworks").resolve(name);
			if (Files.exists(file)) {
				Files.readAllLines(file).forEach((line) -> records.add(Arrays.asList(line.split("\t", -1))));
			}
		}
		return records;
	}

	private static List<Path> modules() throws IOException {
		try (Stream<Path> children = Files.list(MODULES)) {
			return children.filter(Files::isDirectory).sorted().toList();
		}
	}

}
