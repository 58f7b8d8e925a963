package io.github.libsqlspring.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Says where figures come from.
 */
final class Machine {

	private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

	private Machine() {
	}

	static String describe() {
		return "%d × %s, %s %s, Java %s (%s)".formatted(Runtime.getRuntime().availableProcessors(), processor(),
				System.getProperty("os.name"), System.getProperty("os.arch"), System.getProperty("java.version"),
				System.getProperty("java.vm.name"));
	}

	private static String processor() {
		if (!Files.isReadable(CPU_INFO)) {
			return "processor";
		}
		try (Stream<String> lines = Files.lines(CPU_INFO)) {
			return lines.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("processor");
		}
		catch (IOException ex) {
			return "processor";
		}
	}

	/**
	 * Asks a server for its version.
	 * @param url the URL of the server
	 * @return what it says
	 */
	static String serverVersion(String url) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/version")).build();
		try {
			return HttpClient.newBuilder()
				.version(HttpClient.Version.HTTP_1_1)
				.build()
				.send(request, BodyHandlers.ofString())
				.body();
		}
		catch (IOException ex) {
			return "unknown server";
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "unknown server";
		}
	}

}
