package io.github.libsqlspring.sample;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * The application in a JVM of its own that starts from what was processed ahead of time.
 */
final class ProcessedSample implements AutoCloseable {

	private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

	private final Process process;

	private final int port;

	private ProcessedSample(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	static ProcessedSample start(Path directory, Map<String, String> variables) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dspring.aot.enabled=true", "-cp", classPath(), SampleApplication.class.getName(),
				"--server.address=127.0.0.1", "--server.port=0")
			.directory(directory.toFile())
			.redirectErrorStream(true);
		builder.environment().putAll(variables);
		Process process = builder.start();
		try {
			return new ProcessedSample(process, awaitPort(process.inputReader()));
		}
		catch (IOException | RuntimeException ex) {
			process.destroyForcibly();
			throw ex;
		}
	}

	// Without the tests: as it would be packaged.
	private static String classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static int awaitPort(BufferedReader output) throws IOException {
		StringBuilder read = new StringBuilder();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			read.append(line).append('\n');
			Matcher started = STARTED.matcher(line);
			if (started.find()) {
				requireProcessed(read);
				return Integer.parseInt(started.group(1));
			}
		}
		throw new IllegalStateException("The application did not start:\n" + read);
	}

	private static void requireProcessed(StringBuilder output) {
		if (output.indexOf("Starting AOT-processed") < 0) {
			throw new IllegalStateException("The application was not processed ahead of time:\n" + output);
		}
	}

	DatabaseController.DatabaseInfo database() {
		RestTestClient http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + this.port).build();
		DatabaseController.DatabaseInfo info = http.get()
			.uri("/api/database")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(DatabaseController.DatabaseInfo.class)
			.returnResult()
			.getResponseBody();
		if (info == null) {
			throw new IllegalStateException("/api/database is empty");
		}
		return info;
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
