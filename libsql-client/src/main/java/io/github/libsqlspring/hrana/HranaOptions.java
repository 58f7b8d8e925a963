package io.github.libsqlspring.hrana;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlTokenProvider;
import io.github.libsqlspring.RetryListener;
import io.github.libsqlspring.RetryPolicy;

/**
 * How to reach a libSQL server. Immutable.
 */
public final class HranaOptions {

	/** How long to wait for a connection if nothing else is said. */
	public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

	/** How long a call may take if nothing else is said. */
	public static final Duration DEFAULT_RESPONSE_TIMEOUT = Duration.ofSeconds(30);

	/**
	 * The largest result that is read if nothing else is said. A server's own limit is 10
	 * MB of values for each batch; WebClient's is 256 KiB if nothing is said.
	 */
	public static final int DEFAULT_MAX_RESULT_SIZE = Database.DEFAULT_MAX_RESULT_SIZE;

	private final URI baseUri;

	private final AuthTokens authTokens;

	private final Duration connectTimeout;

	private final Duration responseTimeout;

	private final WebClient.Builder webClientBuilder;

	private final UnaryOperator<HttpClient> httpClientCustomizer;

	private final boolean webSocket;

	private final List<HranaProtocol> protocols;

	private final Map<String, String> headers;

	private final int maxResultSize;

	private final RetryPolicy retryPolicy;

	private final RetryListener retryListener;

	private final CallObserver callObserver;

	private final @Nullable String namespace;

	private HranaOptions(Builder builder) {
		this.baseUri = builder.baseUri;
		this.authTokens = builder.authTokens;
		this.connectTimeout = builder.connectTimeout;
		this.responseTimeout = builder.responseTimeout;
		this.webClientBuilder = builder.webClientBuilder;
		this.httpClientCustomizer = builder.httpClientCustomizer;
		this.webSocket = builder.webSocket;
		this.protocols = builder.protocols;
		this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
		this.maxResultSize = builder.maxResultSize;
		this.retryPolicy = builder.retryPolicy;
		this.retryListener = builder.retryListener;
		this.callObserver = builder.callObserver;
		this.namespace = builder.namespace;
	}

	/**
	 * Starts with a server and defaults for everything else.
	 * @param baseUri its {@code http} or {@code https} URL without a slash at the end
	 * @return a builder
	 */
	public static Builder builder(URI baseUri) {
		return new Builder(baseUri);
	}

	URI baseUri() {
		return this.baseUri;
	}

	AuthTokens authTokens() {
		return this.authTokens;
	}

	Duration connectTimeout() {
		return this.connectTimeout;
	}

	Duration responseTimeout() {
		return this.responseTimeout;
	}

	WebClient.Builder webClientBuilder() {
		return this.webClientBuilder;
	}

	UnaryOperator<HttpClient> httpClientCustomizer() {
		return this.httpClientCustomizer;
	}

	boolean webSocket() {
		return this.webSocket;
	}

	List<HranaProtocol> protocols() {
		return this.protocols;
	}

	/**
	 * What goes along with every request and every WebSocket handshake.
	 * @return the headers, not the token's
	 */
	Map<String, String> headers() {
		return this.headers;
	}

	int maxResultSize() {
		return this.maxResultSize;
	}

	RetryPolicy retryPolicy() {
		return this.retryPolicy;
	}

	RetryListener retryListener() {
		return this.retryListener;
	}

	CallObserver callObserver() {
		return this.callObserver;
	}

	@Nullable String namespace() {
		return this.namespace;
	}

	/**
	 * Without secrets.
	 */
	@Override
	public String toString() {
		return "HranaOptions[" + this.baseUri + "]";
	}

	/**
	 * Collects the options. Not thread-safe.
	 */
	public static final class Builder {

		private final URI baseUri;

		private AuthTokens authTokens = AuthTokens.NONE;

		private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;

		private Duration responseTimeout = DEFAULT_RESPONSE_TIMEOUT;

		private WebClient.Builder webClientBuilder = WebClient.builder();

		private UnaryOperator<HttpClient> httpClientCustomizer = UnaryOperator.identity();

		private boolean webSocket;

		private List<HranaProtocol> protocols = List.of(HranaProtocol.values());

		private final Map<String, String> headers = new LinkedHashMap<>();

		private int maxResultSize = DEFAULT_MAX_RESULT_SIZE;

		private RetryPolicy retryPolicy = RetryPolicy.DEFAULT;

		private RetryListener retryListener = RetryListener.NONE;

		private CallObserver callObserver = CallObserver.NONE;

		private @Nullable String namespace;

		private Builder(URI baseUri) {
			this.baseUri = Objects.requireNonNull(baseUri, "baseUri");
		}

		/**
		 * Sets the token.
		 * @param token the token, {@code null} or blank for none
		 * @return this builder
		 * @throws IllegalArgumentException if it cannot be a token
		 */
		public Builder authToken(@Nullable String token) {
			this.authTokens = AuthTokens.fixed(token);
			return this;
		}

		/**
		 * Sets where the token comes from.
		 * @param token gives the token to use now; asked before every request, so it has
		 * to be quick, and again after the server has refused a token
		 * @return this builder
		 */
		public Builder authToken(Supplier<? extends @Nullable String> token) {
			this.authTokens = AuthTokens.atHand(Objects.requireNonNull(token, "token"));
			return this;
		}

		/**
		 * Sets where the token comes from, if that may block.
		 * @param provider gives the token to use now
		 * @return this builder
		 */
		public Builder tokenProvider(LibsqlTokenProvider provider) {
			this.authTokens = AuthTokens.of(Objects.requireNonNull(provider, "provider"));
			return this;
		}

		/**
		 * Sets how long to wait for a connection.
		 * @param timeout a positive time
		 * @return this builder
		 */
		public Builder connectTimeout(Duration timeout) {
			this.connectTimeout = requirePositive(timeout, "connect");
			return this;
		}

		/**
		 * Sets how long a call may take that has no time limit of its own: until its
		 * whole reply is there, waiting for a stream and a connection included.
		 * @param timeout a positive time
		 * @return this builder
		 */
		public Builder responseTimeout(Duration timeout) {
			this.responseTimeout = requirePositive(timeout, "response");
			return this;
		}

		/**
		 * Sets what HTTP requests are built with.
		 * @param builder the builder, which is cloned
		 * @return this builder
		 */
		public Builder webClientBuilder(WebClient.Builder builder) {
			this.webClientBuilder = Objects.requireNonNull(builder, "builder");
			return this;
		}

		/**
		 * Changes how connections are made, for both ways to a server: TLS, proxy, name
		 * resolution and so on.
		 * @param customizer gets the client, with the changes that were made before, and
		 * gives the client to use
		 * @return this builder
		 */
		public Builder httpClient(UnaryOperator<HttpClient> customizer) {
			UnaryOperator<HttpClient> before = this.httpClientCustomizer;
			Objects.requireNonNull(customizer, "customizer");
			this.httpClientCustomizer = (client) -> customizer.apply(before.apply(client));
			return this;
		}

		/**
		 * Chooses between the two ways to a server.
		 * @param webSocket {@code true} for a WebSocket, {@code false} for HTTP requests
		 * @return this builder
		 */
		public Builder webSocket(boolean webSocket) {
			this.webSocket = webSocket;
			return this;
		}

		/**
		 * Sets what to speak: the first of these that the server speaks, too.
		 * @param protocols the protocols, the best first
		 * @return this builder
		 */
		public Builder protocols(List<HranaProtocol> protocols) {
			if (protocols.isEmpty()) {
				throw new IllegalArgumentException("There must be a protocol");
			}
			this.protocols = List.copyOf(protocols);
			return this;
		}

		/**
		 * Adds a header to every request.
		 * @param name its name
		 * @param value its value, which may be a secret
		 * @return this builder
		 * @throws IllegalArgumentException if the name or the value cannot be in a header
		 */
		public Builder header(String name, String value) {
			if (name.isEmpty() || !name.chars().allMatch((c) -> c > ' ' && c < 127 && c != ':')) {
				throw new IllegalArgumentException(
						"The name of a header is empty or holds a character that is not " + "allowed there: " + name);
			}
			if (value.chars().anyMatch((c) -> c < ' ' && c != '\t')) {
				throw new IllegalArgumentException(
						"The value of the header " + name + " holds a line break or another control character");
			}
			this.headers.put(name, value);
			return this;
		}

		/**
		 * Sets the database among those of the server. It goes into the header
		 * {@code x-namespace-bin}.
		 * @param namespace its name
		 * @return this builder
		 */
		public Builder namespace(String namespace) {
			this.namespace = namespace;
			return header("x-namespace-bin",
					Base64.getEncoder().withoutPadding().encodeToString(namespace.getBytes(StandardCharsets.UTF_8)));
		}

		/**
		 * Sets the key of a database that the server stores encrypted. It goes into the
		 * header {@code x-turso-encryption-key}.
		 * @param key the key in base64
		 * @return this builder
		 */
		public Builder encryptionKey(String key) {
			return header("x-turso-encryption-key", key);
		}

		/**
		 * Sets the largest reply, and the largest row of a stream of rows, that is read.
		 * @param bytes the limit, positive
		 * @return this builder
		 */
		public Builder maxResultSize(int bytes) {
			if (bytes <= 0) {
				throw new IllegalArgumentException("The maximum size of a result must be positive, not " + bytes);
			}
			this.maxResultSize = bytes;
			return this;
		}

		/**
		 * Sets when a call is made again, and who learns of it.
		 * @param policy how often
		 * @param listener who learns of it
		 * @return this builder
		 */
		public Builder retry(RetryPolicy policy, RetryListener listener) {
			this.retryPolicy = Objects.requireNonNull(policy, "policy");
			this.retryListener = Objects.requireNonNull(listener, "listener");
			return this;
		}

		/**
		 * Sets who learns of the calls of client and driver.
		 * @param observer the observer
		 * @return this builder
		 */
		public Builder callObserver(CallObserver observer) {
			this.callObserver = Objects.requireNonNull(observer, "observer");
			return this;
		}

		public HranaOptions build() {
			return new HranaOptions(this);
		}

		private static Duration requirePositive(Duration timeout, String name) {
			if (timeout.isNegative() || timeout.isZero()) {
				throw new IllegalArgumentException("The " + name + " timeout must be positive, not " + timeout);
			}
			return timeout;
		}

	}

}
