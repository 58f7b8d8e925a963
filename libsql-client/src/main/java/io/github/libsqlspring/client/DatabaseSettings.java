package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlUrlException;
import io.github.libsqlspring.hrana.HranaDatabase;
import io.github.libsqlspring.hrana.HranaOptions;
import io.github.libsqlspring.sqlite.SqliteDatabase;
import io.github.libsqlspring.sqlite.SqliteOptions;

/**
 * The settings of a database, local or remote: those of the other path have no effect.
 * Not thread-safe.
 *
 * @param <S> the type of the builder
 */
public abstract sealed class DatabaseSettings<S extends DatabaseSettings<S>>
		permits DatabaseBuilder, LibsqlClient.Builder {

	private @Nullable String url;

	private @Nullable String authToken;

	private Duration connectTimeout = HranaOptions.DEFAULT_CONNECT_TIMEOUT;

	private Duration responseTimeout = HranaOptions.DEFAULT_RESPONSE_TIMEOUT;

	private WebClient.@Nullable Builder webClientBuilder;

	private SqliteOptions sqliteOptions = SqliteOptions.defaults();

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
	 * Sets how local connections are opened.
	 * @param sqliteOptions the options
	 * @return this builder
	 */
	public S sqliteOptions(SqliteOptions sqliteOptions) {
		this.sqliteOptions = Objects.requireNonNull(sqliteOptions, "sqliteOptions");
		return self();
	}

	final Database openDatabase() {
		LibsqlUrl target = LibsqlUrl.parse((this.url != null) ? this.url : "");
		if (target instanceof LibsqlUrl.File file) {
			return SqliteDatabase.openFile(file.path(), this.sqliteOptions);
		}
		if (target instanceof LibsqlUrl.Memory) {
			return SqliteDatabase.openMemory(this.sqliteOptions);
		}
		if (target instanceof LibsqlUrl.Remote remote) {
			return HranaDatabase.create(hranaOptions(remote));
		}
		throw new LibsqlUrlException(LibsqlUrlException.URL_INVALID, "No path for " + target.getClass());
	}

	private HranaOptions hranaOptions(LibsqlUrl.Remote remote) {
		HranaOptions.Builder options = HranaOptions.builder(remote.baseUri())
			.authToken(remote.tokenOr(this.authToken))
			.connectTimeout(this.connectTimeout)
			.responseTimeout(this.responseTimeout);
		if (this.webClientBuilder != null) {
			options.webClientBuilder(this.webClientBuilder);
		}
		return options.build();
	}

}
