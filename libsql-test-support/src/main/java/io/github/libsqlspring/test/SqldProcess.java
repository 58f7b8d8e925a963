package io.github.libsqlspring.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code sqld} as a process of this machine.
 */
final class SqldProcess implements SqldServer {

	private static final Duration START_LIMIT = Duration.ofSeconds(30);

	private static final int ATTEMPTS = 5;

	private final Path binary;

	private final SqldOptions options;

	private final Path home;

	private final Thread stopAtExit = new Thread(this::kill, "stop-sqld");

	private int port;

	private int adminPort;

	private volatile Process process;

	SqldProcess(Path binary, SqldOptions options) {
		this.binary = binary;
		this.options = options;
		this.home = TemporaryDirectory.create("sqld-");
		this.process = launchOnFreePort();
		Runtime.getRuntime().addShutdownHook(this.stopAtExit);
	}

	@Override
	public int port() {
		return this.port;
	}

	@Override
	public String url() {
		return this.options.url(this.port);
	}

	@Override
	public void createNamespace(String namespace) {
		SqldHttp.createNamespace(this.adminPort, namespace);
	}

	@Override
	public void kill() {
		kill(this.process);
	}

	@Override
	public void restart() {
		kill();
		this.process = launch();
	}

	@Override
	public void close() {
		kill();
		TemporaryDirectory.delete(this.home);
		try {
			Runtime.getRuntime().removeShutdownHook(this.stopAtExit);
		}
		catch (IllegalStateException ex) {
			// The JVM is already shutting down, and the hook finds nothing left to do.
		}
	}

	private Process launchOnFreePort() {
		for (int attempt = 1;; attempt++) {
			this.port = SqldHttp.freePort();
			this.adminPort = SqldHttp.freePort();
			try {
				return launch();
			}
			catch (IllegalStateException ex) {
				if (attempt == ATTEMPTS || !output().contains("Address already in use")) {
					TemporaryDirectory.delete(this.home);
					throw ex;
				}
			}
		}
	}

	private Process launch() {
		ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log().toFile());
		configure(builder.environment());
		try {
			Process started = builder.start();
			awaitHealth(started);
			return started;
		}
		catch (IOException ex) {
			throw new IllegalStateException(this.binary + " could not be started", ex);
		}
	}

	private List<String> command() {
		Path data = (this.options.directory() != null) ? this.options.directory() : this.home.resolve("data");
		List<String> command = new ArrayList<>(List.of(this.binary.toString(), "--http-listen-addr",
				"127.0.0.1:" + this.port, "-d", data.toString(), "--no-welcome"));
		if (this.options.namespaces()) {
			command.addAll(List.of("--enable-namespaces", "--admin-listen-addr", "127.0.0.1:" + this.adminPort));
		}
		command.addAll(this.options.arguments());
		return command;
	}

	/**
	 * Only the options count, not what somebody has exported for another server.
	 * @param environment the environment of the process
	 */
	private void configure(Map<String, String> environment) {
		environment.keySet().removeIf((name) -> name.startsWith("SQLD_") || name.equals("RUST_LOG"));
		if (this.options.jwtKey() != null) {
			environment.put("SQLD_AUTH_JWT_KEY", this.options.jwtKey().publicKey());
		}
	}

	/**
	 * A healthy answer alone could come from a stranger who took the port first, so the
	 * process has to say itself that it listens.
	 * @param started the process to wait for
	 */
	private void awaitHealth(Process started) {
		long deadline = System.nanoTime() + START_LIMIT.toNanos();
		try {
			while (!(output().contains("127.0.0.1:" + this.port) && SqldHttp.isHealthy(this.port))) {
				boolean ended = started.waitFor(20, TimeUnit.MILLISECONDS);
				if (ended || System.nanoTime() > deadline) {
					kill(started);
					throw new IllegalStateException(
							"sqld " + (ended ? "ended" : "did not answer") + " at start and printed:\n" + output());
				}
			}
		}
		catch (InterruptedException ex) {
			kill(started);
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while sqld started", ex);
		}
	}

	private Path log() {
		return this.home.resolve("sqld.log");
	}

	private String output() {
		try {
			return Files.readString(log());
		}
		catch (IOException ex) {
			return "(no output: " + ex + ")";
		}
	}

	private static void kill(Process process) {
		process.destroyForcibly().onExit().join();
	}

}
