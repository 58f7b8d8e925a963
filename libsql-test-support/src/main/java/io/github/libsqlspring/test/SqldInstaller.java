package io.github.libsqlspring.test;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.testcontainers.DockerClientFactory;

/**
 * Fetches the server for the tests, once: called by the build before the first test runs.
 */
public final class SqldInstaller {

	private static final List<String> INSTALL = List.of("ci", "--ignore-scripts", "--no-audit", "--no-fund");

	private SqldInstaller() {
	}

	/**
	 * Sees to it that {@link SqldServer#start()} can work.
	 * @param args not used
	 * @throws IllegalStateException if it cannot; the message says what to install
	 */
	public static void main(String[] args) {
		if (SqldBinary.find().isPresent()) {
			return;
		}
		Optional<Path> npm = npm();
		npm.ifPresent((command) -> install(command, SqldBinary.home()));
		if (SqldBinary.find().isEmpty()) {
			if (!DockerClientFactory.instance().isDockerAvailable()) {
				throw new IllegalStateException(SqldBinary.MISSING);
			}
			SqldContainer.fetch();
		}
	}

	private static Optional<Path> npm() {
		String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
		return Stream.of(path.split(File.pathSeparator))
			.flatMap((directory) -> Stream.of("npm", "npm.cmd").map((name) -> Path.of(directory, name)))
			.filter((file) -> file.toFile().canExecute())
			.findFirst();
	}

	private static void install(Path npm, Path home) {
		List<String> command = Stream.concat(Stream.of(npm.toString()), INSTALL.stream()).toList();
		try {
			Process process = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).start();
			process.getOutputStream().close();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IllegalStateException("'npm ci' in " + home + " failed:\n" + output);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("'npm ci' in " + home + " could not be run", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted during 'npm ci'", ex);
		}
	}

}
