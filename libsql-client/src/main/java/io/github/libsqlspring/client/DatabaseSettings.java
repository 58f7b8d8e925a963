package io.github.libsqlspring.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlTokenProvider;
import io.github.libsqlspring.LibsqlUrlException;
import io.github.libsqlspring.RetryListener;
import io.github.libsqlspring.RetryPolicy;
import io.github.libsqlspring.hrana.HranaDatabase;
import io.github.libsqlspring.hrana.HranaOptions;
import io.github.libsqlspring.hrana.HranaProtocol;
import io.github.libsqlspring.sqlite.SqliteDatabase;
import io.github.libsqlspring.sqlite.SqliteOptions;

/**
 * The settings of a database, local or remote: those of the other path have no effect.
 * Not thread-safe.
 *
 * @param <S> the type of the builder
 */
public abstract sealed class DatabaseSettings<S extends DatabaseSettings<S>>
		permits DatabaseBuilder, LibsqlClient.Builder, ReactiveLibsqlClient.Builder {

	private @Nullable String url;

	private @Nullable String authToken;

	private @Nullable Consumer<HranaOptions.Builder> changingToken;

	private TransportType transport = TransportType.AUTO;

	private final List<Consumer<HranaOptions.Builder>> serverSettings = new ArrayList<>();

	private Duration connectTimeout = HranaOptions.DEFAULT_CONNECT_TIMEOUT;

	private Duration responseTimeout = HranaOptions.DEFAULT_RESPONSE_TIMEOUT;

	private WebClient.@Nullable Builder webClientBuilder;

	private SqliteOptions sqliteOptions = SqliteOptions.defaults();

	private CallObserver callObserver = CallObserver.NONE;

	DatabaseSettings() {
	}

	abstract S self();

	/**
	 * Sets where the database is. Required.
	 * @param url the URL, see {@link LibsqlUrl}
	 * @return this builder
	 */
	public S url(@Nullable String url) {
		this.url = url;
		return self();
	}

	/**
	 * Sets the token for a server; one in the URL wins.
	 * @param authToken the token, {@code null} or blank for none
	 * @return this builder
	 */
	public S authToken(@Nullable String authToken) {
		this.authToken = authToken;
		return self();
	}

	/**
	 * Sets where the token for a server comes from, for tokens that change; one in the
	 * URL wins.
	 * @param authTokenSupplier gives the token to use now, {@code null} or blank for
	 * none. Asked before every request, on any thread, so it must not block; and asked
	 * again after a server has refused a token, which is the time to give a new one
	 * @return this builder
	 */
	public S authTokenSupplier(Supplier<? extends @Nullable String> authTokenSupplier) {
		Objects.requireNonNull(authTokenSupplier, "authTokenSupplier");
		this.changingToken = (options) -> options.authToken(authTokenSupplier);
		return self();
	}

	/**
	 * Sets where the token for a server comes from, if it changes and getting it may
	 * block; one in the URL wins. Replaces what {@link #authTokenSupplier} has set, and
	 * the other way round.
	 * @param provider gives the token to use now
	 * @return this builder
	 */
	public S tokenProvider(LibsqlTokenProvider provider) {
		Objects.requireNonNull(provider, "provider");
		this.changingToken = (options) -> options.tokenProvider(provider);
		return self();
	}

	/**
	 * Sets the file that the token for a server is in, and nothing else but white space;
	 * one in the URL wins. It is read again while the database is in use, at most once a
	 * second, and when a server has refused a token. If it cannot be read then, the last
	 * token stays in use. Same as {@link #tokenProvider} with a {@link TokenFile}.
	 * @param file the file; it must exist when the first request is made
	 * @return this builder
	 */
	public S authTokenFile(Path file) {
		return tokenProvider(new TokenFile(file));
	}

	/**
	 * Sets how requests travel to a server; by the scheme of the URL if nothing is said.
	 * @param transport how
	 * @return this builder
	 */
	public S transport(TransportType transport) {
		this.transport = Objects.requireNonNull(transport, "transport");
		return self();
	}

	/**
	 * Sets which protocols to speak, the best first; the first that the server knows is
	 * used. All if nothing is said.
	 * @param protocols the protocols, at least one
	 * @return this builder
	 */
	public S protocols(List<HranaProtocol> protocols) {
		return onServer((options) -> options.protocols(protocols));
	}

	/**
	 * Sets the database among those of a server with namespaces.
	 * @param namespace its name
	 * @return this builder
	 */
	public S namespace(String namespace) {
		return onServer((options) -> options.namespace(namespace));
	}

	/**
	 * Adds a header to every request to a server.
	 * @param name its name
	 * @param value its value
	 * @return this builder
	 */
	public S header(String name, String value) {
		return onServer((options) -> options.header(name, value));
	}

	/**
	 * Sets the key of a database that its server stores encrypted.
	 * @param key the key in base64
	 * @return this builder
	 */
	public S encryptionKey(String key) {
		return onServer((options) -> options.encryptionKey(key));
	}

	/**
	 * Sets the largest result that is read from a server, in bytes as it travels; 64 MiB
	 * by default. For a stream of rows it is the limit of each row.
	 * @param bytes a positive number
	 * @return this builder
	 */
	public S maxResultSize(int bytes) {
		return onServer((options) -> options.maxResultSize(bytes));
	}

	/**
	 * Sets when a call to a server is made again, where that is safe;
	 * {@link RetryPolicy#DEFAULT} if nothing is said, {@link RetryPolicy#NONE} for never.
	 * @param policy how often
	 * @param listener who learns of it
	 * @return this builder
	 */
	public S retry(RetryPolicy policy, RetryListener listener) {
		return onServer((options) -> options.retry(policy, listener));
	}

	private S onServer(Consumer<HranaOptions.Builder> setting) {
		this.serverSettings.add(setting);
		return self();
	}

	/**
	 * Sets how long to wait for a connection to a server; 5 s by default.
	 * @param connectTimeout a positive time
	 * @return this builder
	 */
	public S connectTimeout(Duration connectTimeout) {
		this.connectTimeout = Objects.requireNonNull(connectTimeout, "connectTimeout");
		return self();
	}

	/**
	 * Sets how long a request to a server may take until its whole reply is there; 30 s
	 * by default.
	 * @param responseTimeout a positive time
	 * @return this builder
	 */
	public S responseTimeout(Duration responseTimeout) {
		this.responseTimeout = Objects.requireNonNull(responseTimeout, "responseTimeout");
		return self();
	}

	/**
	 * Sets what the HTTP requests to a server are built with: its filters, headers and
	 * observation are kept, its connector, base URL and buffer limit are replaced.
	 * @param webClientBuilder the builder, which is cloned
	 * @return this builder
	 */
	public S webClientBuilder(WebClient.Builder webClientBuilder) {
		this.webClientBuilder = Objects.requireNonNull(webClientBuilder, "webClientBuilder");
		return self();
	}

	/**
	 * Changes how connections to a server are made, for HTTP and WebSocket alike: TLS,
	 * proxy, name resolution and so on. The pool, the protocol, redirects and time limits
	 * are not to be changed here, and are set again afterwards.
	 * @param customizer gets the client, with the changes that were made before and the
	 * proxy of the virtual machine if there is one, and gives the client to use
	 * @return this builder
	 */
	public S httpClient(UnaryOperator<HttpClient> customizer) {
		return onServer((options) -> options.httpClient(customizer));
	}

	/**
	 * Adds an observer of the calls that clients and connections make to the database. If
	 * it fails, that is logged, and the calls go on.
	 * @param observer the observer, told beside those that were added before
	 * @return this builder
	 */
	public S observeCalls(CallObserver observer) {
		this.callObserver = this.callObserver.and(GuardedObserver.around(Objects.requireNonNull(observer, "observer")));
		return self();
	}

	/**
	 * Sets how local connections are opened.
	 * @param sqliteOptions the options
	 * @return this builder
	 */
	public S sqliteOptions(SqliteOptions sqliteOptions) {
		this.sqliteOptions = Objects.requireNonNull(sqliteOptions, "sqliteOptions");
		return self();
	}

	/**
	 * Changes how local connections are opened, on top of what was set before.
	 * @param change makes the new options from those so far
	 * @return this builder
	 */
	public S sqliteOptions(UnaryOperator<SqliteOptions> change) {
		return sqliteOptions(change.apply(this.sqliteOptions));
	}

	final Database openDatabase() {
		LibsqlUrl target = LibsqlUrl.parse((this.url != null) ? this.url : "");
		if (target instanceof LibsqlUrl.File file) {
			return SqliteDatabase.openFile(file.path(), this.sqliteOptions, this.callObserver);
		}
		if (target instanceof LibsqlUrl.Memory) {
			return SqliteDatabase.openMemory(this.sqliteOptions, this.callObserver);
		}
		if (target instanceof LibsqlUrl.Remote remote) {
			return HranaDatabase.create(hranaOptions(remote));
		}
		throw new LibsqlUrlException(LibsqlUrlException.URL_INVALID, "No path for " + target.getClass());
	}

	private HranaOptions hranaOptions(LibsqlUrl.Remote target) {
		HranaOptions.Builder options = HranaOptions.builder(target.baseUri())
			.callObserver(this.callObserver)
			.connectTimeout(this.connectTimeout)
			.responseTimeout(this.responseTimeout)
			.webSocket((this.transport != TransportType.AUTO) ? this.transport == TransportType.WEBSOCKET
					: target.webSocket());
		if (target.authToken() == null && this.changingToken != null) {
			this.changingToken.accept(options);
		}
		else {
			options.authToken(target.tokenOr(this.authToken));
		}
		if (this.webClientBuilder != null) {
			options.webClientBuilder(this.webClientBuilder);
		}
		this.serverSettings.forEach((setting) -> setting.accept(options));
		return options.build();
	}

}
