package io.github.libsqlspring.boot.autoconfigure;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import io.github.libsqlspring.RetryPolicy;
import io.github.libsqlspring.client.TransportType;
import io.github.libsqlspring.jdbc.DateFormat;
import io.github.libsqlspring.sqlite.JournalMode;
import io.github.libsqlspring.sqlite.SqliteOptions;
import io.github.libsqlspring.sqlite.Synchronous;

/**
 * What the user writes below {@code libsql}. Immutable; {@code toString()} shows neither
 * URL, which may carry a token, nor token, encryption key and values of headers.
 *
 * @param url URL of the database: "file:" or ":memory:" for an embedded one, "libsql:",
 * "https:", "http:", "wss:" or "ws:" for a server.
 * @param authToken Token that a server asks for. One in the URL wins.
 * @param authTokenFile File with that token, read again when it changes. Not together
 * with "libsql.auth-token".
 * @param transport How requests travel to a server. "auto" goes by the scheme of the URL.
 * @param namespace Name of the database on a server that holds several, sent as
 * "x-namespace-bin". Blank means the one that the server chooses by the host.
 * @param headers Headers that go along with every request to a server. A blank value
 * means no header.
 * @param remoteEncryptionKey Key, in base64, of a database that its server stores
 * encrypted, sent as "x-turso-encryption-key". Blank means none.
 * @param connectTimeout Time to wait for a connection to a server, positive. If not set,
 * "spring.http.clients.connect-timeout" counts, then 5s.
 * @param responseTimeout Time that a request to a server may take until its whole reply
 * is there, connection included, positive. If not set, "spring.http.clients.read-timeout"
 * counts, then 30s.
 * @param ssl TLS of connections to a server.
 * @param proxy Proxy on the way to a server.
 * @param statementTimeout Time that a call of the client may take if it says nothing
 * else, on every kind of database, positive. Unlimited if not set, but for the response
 * timeout of a server.
 * @param maxResultSize Largest result that is read from a server, as it travels, and
 * largest row of a stream of rows. Positive and less than 2GB.
 * @param retry When a call to a server is made again.
 * @param local Settings of an embedded database.
 * @param jdbc Settings of JDBC.
 */
@ConfigurationProperties("libsql")
public record LibsqlProperties(@Nullable String url, @Nullable String authToken, @Nullable String authTokenFile,
		@DefaultValue("auto") TransportType transport, @Nullable String namespace,
		@DefaultValue Map<String, String> headers, @Nullable String remoteEncryptionKey,
		@Nullable Duration connectTimeout, @Nullable Duration responseTimeout, @DefaultValue Ssl ssl,
		@DefaultValue Proxy proxy, @Nullable Duration statementTimeout, @DefaultValue("64MB") DataSize maxResultSize,
		@DefaultValue Retry retry, @DefaultValue Local local, @DefaultValue Jdbc jdbc) {

	public LibsqlProperties {
		requirePositive(connectTimeout, "libsql.connect-timeout");
		requirePositive(responseTimeout, "libsql.response-timeout");
		requirePositive(statementTimeout, "libsql.statement-timeout");
		if (maxResultSize.toBytes() <= 0 || maxResultSize.toBytes() > Integer.MAX_VALUE) {
			throw new IllegalArgumentException(
					"libsql.max-result-size must be positive and less than 2GB, for example 64MB");
		}
		headers = Map.copyOf(headers);
	}

	// By the name that the user wrote: the builders below know others.
	private static void requirePositive(@Nullable Duration timeout, String property) {
		if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
			throw new IllegalArgumentException(property + " must be positive");
		}
	}

	@Override
	public String toString() {
		return "LibsqlProperties[transport=" + this.transport + ", namespace=" + this.namespace + ", headers="
				+ this.headers.keySet() + ", connectTimeout=" + this.connectTimeout + ", responseTimeout="
				+ this.responseTimeout + ", ssl=" + this.ssl + ", proxy=" + this.proxy + ", statementTimeout="
				+ this.statementTimeout + ", maxResultSize=" + this.maxResultSize + ", retry=" + this.retry + ", local="
				+ this.local + ", jdbc=" + this.jdbc + "]";
	}

	/**
	 * TLS of connections to a server, by HTTP and WebSocket.
	 *
	 * @param bundle Name of the SSL bundle. If not set, "spring.http.clients.ssl.bundle"
	 * counts, then what the virtual machine trusts.
	 */
	public record Ssl(@Nullable String bundle) {

	}

	/**
	 * Proxy on the way to a server, by HTTP and WebSocket. If no host is set, the proxy
	 * of the virtual machine is used ("https.proxyHost" and so on), if there is one.
	 *
	 * @param type How to speak to the proxy.
	 * @param host Host of the proxy.
	 * @param port Port of the proxy, from 1 to 65535.
	 * @param username Name to say to the proxy. None if not set.
	 * @param password Password of that name.
	 */
	public record Proxy(@DefaultValue("http") ProxyType type, @Nullable String host, @Nullable Integer port,
			@Nullable String username, @Nullable String password) {

		private static final int LARGEST_PORT = 65535;

		public Proxy {
			if (port != null && (port < 1 || port > LARGEST_PORT)) {
				throw new IllegalArgumentException("libsql.proxy.port must be from 1 to " + LARGEST_PORT);
			}
		}

		@Override
		public String toString() {
			return "Proxy[type=" + this.type + ", host=" + this.host + ", port=" + this.port + "]";
		}

	}

	/**
	 * Kinds of proxies.
	 */
	public enum ProxyType {

		/** A tunnel by CONNECT. */
		HTTP,

		/** SOCKS 4. */
		SOCKS4,

		/** SOCKS 5. */
		SOCKS5,

		/** No proxy, also if the virtual machine has one. */
		NONE

	}

	/**
	 * When a call to a server is made again. Only where that is safe: nothing was
	 * executed, or the statement only reads, or the application said that it may be
	 * repeated.
	 *
	 * @param enabled Whether calls are made again at all.
	 * @param maxAttempts How often a call is made in all, at least 1.
	 * @param initialBackoff Pause before the second attempt, zero or more. It doubles
	 * with each further one; the actual pause is a random part of it.
	 * @param maxBackoff Longest pause, no shorter than the initial one.
	 */
	public record Retry(@DefaultValue("true") boolean enabled, @DefaultValue("3") int maxAttempts,
			@DefaultValue("50ms") Duration initialBackoff, @DefaultValue("1s") Duration maxBackoff) {

		public Retry {
			if (maxAttempts < 1) {
				throw new IllegalArgumentException("libsql.retry.max-attempts must be at least 1");
			}
			if (initialBackoff.isNegative()) {
				throw new IllegalArgumentException("libsql.retry.initial-backoff must not be negative");
			}
			if (maxBackoff.compareTo(initialBackoff) < 0) {
				throw new IllegalArgumentException(
						"libsql.retry.max-backoff must not be shorter than libsql.retry.initial-backoff");
			}
		}

		RetryPolicy toPolicy() {
			return this.enabled ? new RetryPolicy(this.maxAttempts, this.initialBackoff, this.maxBackoff)
					: RetryPolicy.NONE;
		}

	}

	/**
	 * Settings of an embedded database.
	 *
	 * @param busyTimeout Time that a statement waits for a lock before it fails, zero or
	 * more.
	 * @param journalMode Journal mode of a database file.
	 * @param synchronous How often to wait for the disk.
	 * @param foreignKeys Whether foreign keys are enforced.
	 */
	public record Local(@DefaultValue("5s") Duration busyTimeout, @DefaultValue("wal") JournalMode journalMode,
			@DefaultValue("normal") Synchronous synchronous, @DefaultValue("true") boolean foreignKeys) {

		private static final Duration LONGEST_BUSY_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

		public Local {
			if (busyTimeout.isNegative() || busyTimeout.compareTo(LONGEST_BUSY_TIMEOUT) > 0) {
				throw new IllegalArgumentException(
						"libsql.local.busy-timeout must be from 0 to " + Integer.MAX_VALUE + " ms");
			}
		}

		SqliteOptions toOptions() {
			return new SqliteOptions(this.busyTimeout, this.journalMode, this.synchronous, this.foreignKeys);
		}

	}

	/**
	 * Settings of JDBC.
	 *
	 * @param dateFormat Form in which dates and times are stored. Reading takes every
	 * form; as a time, an integer is milliseconds unless this is "epoch-seconds".
	 */
	public record Jdbc(@DefaultValue("text") DateFormat dateFormat) {

	}

}
