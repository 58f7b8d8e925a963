package io.github.libsqlspring.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database file in a directory of its own, which goes with it.
 */
final class LocalFile implements AutoCloseable {

	private final Path directory;

	LocalFile() {
		try {
			this.directory = Files.createTempDirectory("benchmarks-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url() {
		return "file:" + this.directory.resolve("data.db");
	}

	@Override
	public void close() {
		if (!Files.exists(this.directory)) {
			return;
		}
		try (Stream<Path> files = Files.list(this.directory)) {
			List<Path> all = files.toList();
			for (Path file : all) {
				Files.deleteIfExists(file);
			}
			Files.deleteIfExists(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
