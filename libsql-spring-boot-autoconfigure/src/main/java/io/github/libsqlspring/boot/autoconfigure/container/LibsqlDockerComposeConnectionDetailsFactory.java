package io.github.libsqlspring.boot.autoconfigure.container;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

import io.github.libsqlspring.boot.autoconfigure.LibsqlConnectionDetails;

/**
 * Connection details from a service of Docker Compose, if its image is the official one
 * or its label {@code org.springframework.boot.service-connection} says so.
 */
final class LibsqlDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<LibsqlConnectionDetails> {

	LibsqlDockerComposeConnectionDetailsFactory() {
		super(LibsqlService.CONNECTION_NAME);
	}

	@Override
	protected LibsqlConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new Details(source.getRunningService());
	}

	private static final class Details extends DockerComposeConnectionDetails implements LibsqlConnectionDetails {

		private final RunningService service;

		Details(RunningService service) {
			super(service);
			this.service = service;
		}

		@Override
		public String getUrl() {
			return LibsqlService.url(this.service.host(), this.service.ports().get(LibsqlService.HTTP_PORT));
		}

		@Override
		public @Nullable String getAuthToken() {
			return LibsqlService.authToken(this.service.labels());
		}

		@Override
		public @Nullable String getNamespace() {
			return LibsqlService.namespace(this.service.labels());
		}

	}

}
