package io.github.libsqlspring.testcontainers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Processes that call {@code docker}.
 */
final class DockerCommand {

	private DockerCommand() {
	}

	static boolean hasCompose() throws IOException, InterruptedException {
		return succeeds("docker", "compose", "version") && succeeds("docker", "info");
	}

	private static boolean succeeds(String... command) throws InterruptedException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			// There is no such command.
			return false;
		}
	}

	/**
	 * Puts the recorded answers into a directory, and a command that gives them.
	 * @param directory the directory
	 */
	static void record(Path directory) throws IOException {
		for (String name : List.of("docker", "compose.yaml", "config.json", "context.json", "inspect.json",
				"ps.json")) {
			try (InputStream resource = DockerCommand.class.getResourceAsStream("/compose/" + name)) {
				Files.copy(resource, directory.resolve(name));
			}
		}
		if (!directory.resolve("docker").toFile().setExecutable(true)) {
			throw new IOException("The command cannot be made executable in " + directory);
		}
	}

	/**
	 * Runs an application with a compose file.
	 * @param directory where {@code compose.yaml} is, and a {@code docker} that stands
	 * for the real one, if any
	 * @param environment further environment variables
	 * @return what it printed
	 */
	static String run(Path directory, Map<String, String> environment) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), ComposeApplication.class.getName(),
				"--spring.docker.compose.file=" + directory.resolve("compose.yaml"));
		builder.environment().putAll(environment);
		builder.environment().merge("PATH", directory.toString(), (path, own) -> own + File.pathSeparator + path);
		Process process = builder.redirectErrorStream(true).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return output + "\nended with " + process.waitFor();
	}

}
