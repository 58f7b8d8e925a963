package io.github.libsqlspring.test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
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

	private static final int HEALTH_CHECKS = 1500;

	private final SqldOptions options;

	private int port;

	private int adminPort;

	private final GenericContainer<?> container;

	SqldContainer(SqldOptions options) {
		this.options = options;
		this.container = launchOnFreePort();
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
		awaitHealth();
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
				return launched;
			}
			catch (ContainerLaunchException ex) {
				launched.stop();
				if (attempt == ATTEMPTS) {
					throw ex;
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
			.waitingFor(Wait.forHttp("/health").forPort(HTTP_PORT));
		if (this.options.jwtKey() != null) {
			created.withEnv("SQLD_AUTH_JWT_KEY", this.options.jwtKey().publicKey());
		}
		Path directory = this.options.directory();
		if (directory != null) {
			created.withFileSystemBind(directory.toAbsolutePath().toString(), "/var/lib/sqld", BindMode.READ_WRITE);
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

	private void awaitHealth() {
		try {
			for (int check = 0; check < HEALTH_CHECKS; check++) {
				if (SqldHttp.isHealthy(this.port)) {
					return;
				}
				TimeUnit.MILLISECONDS.sleep(20);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw new IllegalStateException(
				"sqld did not answer after a restart and printed:\n" + this.container.getLogs());
	}

}
