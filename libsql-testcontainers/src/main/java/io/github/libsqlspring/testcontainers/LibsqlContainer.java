package io.github.libsqlspring.testcontainers;

import java.util.LinkedHashSet;
import java.util.Set;

import com.github.dockerjava.api.command.InspectContainerResponse;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A libSQL server in a container: with one database that asks for no token, unless told
 * otherwise. Has started once it answers.
 *
 * <pre class="code">
 * &#64;Container
 * &#64;ServiceConnection
 * static LibsqlContainer libsql = new LibsqlContainer("ghcr.io/tursodatabase/libsql-server:v0.24.32");
 * </pre>
 *
 * Spring Boot's {@code @ServiceConnection} learns token and namespace from the labels
 * {@value #AUTH_TOKEN_LABEL} and {@value #NAMESPACE_LABEL}, which any other container may
 * have, too.
 * <p>
 * Configured and started by one thread at a time, as any container.
 */
public class LibsqlContainer extends GenericContainer<LibsqlContainer> {

	/**
	 * Name of the official image, without a tag.
	 */
	public static final String IMAGE = "ghcr.io/tursodatabase/libsql-server";

	/**
	 * Label of a container whose value is the token that clients are to use.
	 */
	public static final String AUTH_TOKEN_LABEL = "io.github.libsqlspring.auth-token";

	/**
	 * Label of a container whose value is the namespace that clients are to use.
	 */
	public static final String NAMESPACE_LABEL = "io.github.libsqlspring.namespace";

	private static final String DEFAULT_NAMESPACE = "default";

	private static final int HTTP_PORT = 8080;

	private static final int ADMIN_PORT = 9090;

	private final Set<String> namespacesAtStart = new LinkedHashSet<>();

	private @Nullable TokenKey tokenKey;

	private boolean namespaces;

	/**
	 * A container of an image.
	 * @param image name of the image with a tag, such as
	 * {@code ghcr.io/tursodatabase/libsql-server:v0.24.32}
	 * @throws IllegalStateException if it is another image than the official one
	 */
	public LibsqlContainer(String image) {
		this(DockerImageName.parse(image));
	}

	/**
	 * A container of an image.
	 * @param image the official image, or one that was declared
	 * {@linkplain DockerImageName#asCompatibleSubstituteFor(String) a substitute} for
	 * {@value #IMAGE}
	 * @throws IllegalStateException if it is any other image
	 */
	@SuppressWarnings("this-escape")
	public LibsqlContainer(DockerImageName image) {
		super(image);
		image.assertCompatibleWith(DockerImageName.parse(IMAGE));
		withExposedPorts(HTTP_PORT);
		waitingFor(Wait.forHttp("/health").forPort(HTTP_PORT));
	}

	/**
	 * Lets the server ask for a token, signed by a new key. See {@link #getAuthToken()}.
	 * The token is a label of the container, so it is for tests alone.
	 * @return this container
	 */
	public LibsqlContainer withAuthToken() {
		TokenKey key = TokenKey.generate();
		this.tokenKey = key;
		return withEnv("SQLD_AUTH_JWT_KEY", key.publicKey()).withLabel(AUTH_TOKEN_LABEL, key.token());
	}

	/**
	 * Lets the server hold many databases, called namespaces. Where nothing else is said,
	 * clients use the one called {@code default}. This sets the command of the container.
	 * @return this container
	 */
	public LibsqlContainer withNamespaces() {
		this.namespaces = true;
		addExposedPort(ADMIN_PORT);
		getLabels().putIfAbsent(NAMESPACE_LABEL, DEFAULT_NAMESPACE);
		// The server has no environment variable for it.
		return withCommand("/bin/sqld", "--enable-namespaces", "--admin-listen-addr", "0.0.0.0:" + ADMIN_PORT);
	}

	/**
	 * Lets the server hold many databases, creates this one at start, and lets
	 * {@code @ServiceConnection} use it. If this is called more than once, the last
	 * namespace is used, and all are created.
	 * @param namespace its name, not {@code default}, which is always there
	 * @return this container
	 */
	public LibsqlContainer withNamespace(String namespace) {
		this.namespacesAtStart.add(namespace);
		return withNamespaces().withLabel(NAMESPACE_LABEL, namespace);
	}

	/**
	 * Creates a namespace on the running server.
	 * @param namespace its name
	 * @throws IllegalStateException if the container was made without
	 * {@link #withNamespaces() namespaces} or does not run, or if the server refuses: the
	 * namespace may exist already
	 */
	public void createNamespace(String namespace) {
		if (!this.namespaces) {
			throw new IllegalStateException("Namespace '" + namespace
					+ "' cannot be created: the container was made without withNamespaces().");
		}
		Namespaces.create(getHost(), getMappedPort(ADMIN_PORT), namespace);
	}

	/**
	 * URL of the running server, as {@code libsql.url} takes it.
	 * @return a URL without a trailing slash, such as {@code http://localhost:32768}
	 * @throws IllegalStateException if the container does not run
	 */
	public String getUrl() {
		return "http://" + getHost() + ":" + getMappedPort(HTTP_PORT);
	}

	/**
	 * Token with which everything may be read and written. It does not expire.
	 * @return the token, or {@code null} if the server asks for none
	 */
	public @Nullable String getAuthToken() {
		return (this.tokenKey != null) ? this.tokenKey.token() : null;
	}

	/**
	 * Token with which everything may be read and nothing written. It does not expire.
	 * @return the token, or {@code null} if the server asks for none
	 */
	public @Nullable String getReadOnlyAuthToken() {
		return (this.tokenKey != null) ? this.tokenKey.readOnlyToken() : null;
	}

	/**
	 * Namespace that {@code @ServiceConnection} uses.
	 * @return its name, or {@code null} if the server holds one database only
	 */
	public @Nullable String getNamespace() {
		return getLabels().get(NAMESPACE_LABEL);
	}

	@Override
	protected void containerIsStarted(InspectContainerResponse containerInfo, boolean reused) {
		if (!reused) {
			this.namespacesAtStart.forEach(this::createNamespace);
		}
	}

}
