package io.github.libsqlspring.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.WaitAllStrategy;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/**
 * {@code sqld} as a container. The ports are fixed before the start, because Docker hands
 * out new ones when a container starts again.
 */
final class SqldContainer implements SqldServer {

	private static final DockerImageName IMAGE = DockerImageName.parse("ghcr.io/tursodatabase/libsql-server:v0.24.32");

	private static final int HTTP_PORT = 8080;

	private static final int ADMIN_PORT = 9090;

	private static final int ATTEMPTS = 5;

	private static final Duration START_LIMIT = Duration.ofMinutes(1);

	/**
	 * The image hands the data to a user of its own. Without a mask the user of this
	 * machine can still delete what lies in a directory that was given.
	 */
	private static final String[] ENTRYPOINT = { "/bin/sh", "-c", "umask 0 && exec docker-wrapper.sh \"$@\"", "sh" };

	private final SqldOptions options;

	private int port;

	private int adminPort;

	private final GenericContainer<?> container;

	SqldContainer(SqldOptions options) {
		this.options = options;
		this.container = launchOnFreePort();
	}

	/**
	 * Pulls the image, unless Docker has it.
	 * @throws IllegalStateException if it cannot be pulled
	 */
	static void fetch() {
		try {
			new RemoteDockerImage(IMAGE).get();
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("Docker could not pull " + IMAGE.asCanonicalNameString() + ".", ex);
		}
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
		if (this.container.isRunning()) {
			this.container.getDockerClient().killContainerCmd(this.container.getContainerId()).exec();
		}
	}

	@Override
	public void restart() {
		kill();
		this.container.getDockerClient().startContainerCmd(this.container.getContainerId()).exec();
		awaitHealth(this.container);
	}

	@Override
	public void close() {
		this.container.stop();
	}

	private GenericContainer<?> launchOnFreePort() {
		for (int attempt = 1;; attempt++) {
			this.port = SqldHttp.freePort();
			this.adminPort = SqldHttp.freePort();
			GenericContainer<?> launched = container();
			try {
				launched.start();
				awaitHealth(launched);
				return launched;
			}
			catch (IllegalStateException ex) {
				launched.stop();
				throw ex;
			}
			catch (ContainerLaunchException ex) {
				String output = output(launched);
				launched.stop();
				if (attempt == ATTEMPTS || !isPortTaken(ex)) {
					throw new IllegalStateException("sqld did not start in a container and printed:\n" + output, ex);
				}
			}
		}
	}

	private GenericContainer<?> container() {
		GenericContainer<?> created = new GenericContainer<>(IMAGE);
		created.setPortBindings(
				List.of("127.0.0.1:" + this.port + ":" + HTTP_PORT, "127.0.0.1:" + this.adminPort + ":" + ADMIN_PORT));
		created.withCommand(command())
			.withEnv("SQLD_NODE", "standalone")
			.withEnv("SQLD_HTTP_LISTEN_ADDR", "0.0.0.0:" + HTTP_PORT)
			.withCreateContainerCmdModifier((create) -> create.withEntrypoint(ENTRYPOINT))
			// For nothing: awaitHealth notices at once when the server ends.
			.waitingFor(new WaitAllStrategy());
		if (this.options.jwtKey() != null) {
			created.withEnv("SQLD_AUTH_JWT_KEY", this.options.jwtKey().publicKey());
		}
		Path directory = this.options.directory();
		if (directory != null) {
			created.withFileSystemBind(existing(directory), "/var/lib/sqld", BindMode.READ_WRITE);
		}
		return created;
	}

	private String[] command() {
		List<String> command = new ArrayList<>(List.of("/bin/sqld", "--no-welcome"));
		if (this.options.namespaces()) {
			command.addAll(List.of("--enable-namespaces", "--admin-listen-addr", "0.0.0.0:" + ADMIN_PORT));
		}
		command.addAll(this.options.arguments());
		return command.toArray(String[]::new);
	}

	/**
	 * Docker would make a missing directory belong to root.
	 * @param directory a directory that may be missing
	 * @return its absolute path
	 */
	private static String existing(Path directory) {
		try {
			return Files.createDirectories(directory).toAbsolutePath().toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void awaitHealth(GenericContainer<?> started) {
		long deadline = System.nanoTime() + START_LIMIT.toNanos();
		try {
			while (!SqldHttp.isHealthy(this.port)) {
				boolean ended = !started.isRunning();
				if (ended || System.nanoTime() > deadline) {
					throw new IllegalStateException("sqld " + (ended ? "ended" : "did not answer")
							+ " at start and printed:\n" + output(started));
				}
				TimeUnit.MILLISECONDS.sleep(20);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while sqld started", ex);
		}
	}

	private static String output(GenericContainer<?> started) {
		return (started.getContainerId() != null) ? started.getLogs() : "(nothing)";
	}

	/**
	 * The words depend on whether the port belongs to a container or to a process.
	 * @param ex why a container did not start
	 * @return whether another port may do
	 */
	private static boolean isPortTaken(Throwable ex) {
		return Stream.<@Nullable Throwable>iterate(ex, (cause) -> cause != null, Throwable::getCause)
			.map((cause) -> String.valueOf(cause.getMessage()))
			.anyMatch((message) -> message.contains("port is already allocated")
					|| message.contains("address already in use"));
	}

}
