package io.github.libsqlspring.boot.autoconfigure.container;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.util.ClassUtils;
import org.testcontainers.containers.Container;

import io.github.libsqlspring.boot.autoconfigure.LibsqlConnectionDetails;

/**
 * Connection details from a container that is annotated with {@code @ServiceConnection}:
 * of any class, if the name of the connection is that of the official image.
 */
final class LibsqlContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<Container<?>, LibsqlConnectionDetails> {

	private static final String CONTAINER_CLASS = "io.github.libsqlspring.testcontainers.LibsqlContainer";

	LibsqlContainerConnectionDetailsFactory() {
		super(LibsqlService.CONNECTION_NAME);
	}

	/**
	 * Also accepts our own class of containers, whatever its image: of a bean Spring Boot
	 * knows the class alone this early.
	 */
	@Override
	protected boolean sourceAccepts(ContainerConnectionSource<Container<?>> source, Class<?> requiredContainerType,
			Class<?> requiredConnectionDetailsType) {
		if (super.sourceAccepts(source, requiredContainerType, requiredConnectionDetailsType)) {
			return true;
		}
		// By name, since its module tests itself with this one.
		ClassLoader classLoader = getClass().getClassLoader();
		return ClassUtils.isPresent(CONTAINER_CLASS, classLoader) && source.accepts(ANY_CONNECTION_NAME,
				ClassUtils.resolveClassName(CONTAINER_CLASS, classLoader), requiredConnectionDetailsType);
	}

	@Override
	protected LibsqlConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
		return new Details(source);
	}

	/**
	 * Starts the container when it is asked the first time.
	 */
	private static final class Details extends ContainerConnectionDetails<Container<?>>
			implements LibsqlConnectionDetails {

		Details(ContainerConnectionSource<Container<?>> source) {
			super(source);
		}

		@Override
		public String getUrl() {
			Container<?> container = getContainer();
			return LibsqlService.url(container.getHost(), container.getMappedPort(LibsqlService.HTTP_PORT));
		}

		@Override
		public @Nullable String getAuthToken() {
			return LibsqlService.authToken(labels());
		}

		@Override
		public @Nullable String getNamespace() {
			return LibsqlService.namespace(labels());
		}

		private Map<String, String> labels() {
			Map<String, String> labels = getContainer().getContainerInfo().getConfig().getLabels();
			return (labels != null) ? labels : Map.of();
		}

	}

}
