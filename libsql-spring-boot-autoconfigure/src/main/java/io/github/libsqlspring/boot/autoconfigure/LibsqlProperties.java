package io.github.libsqlspring.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.libsqlspring.sqlite.JournalMode;
import io.github.libsqlspring.sqlite.SqliteOptions;
import io.github.libsqlspring.sqlite.Synchronous;

/**
 * What the user writes below {@code libsql}. Immutable; {@code toString()} shows neither
 * URL, which may carry a token, nor token.
 *
 * @param url URL of the database: "file:" or ":memory:" for an embedded one, "libsql:",
 * "https:", "http:", "wss:" or "ws:" for a server.
 * @param authToken Token that a server asks for. One in the URL wins.
 * @param connectTimeout Time to wait for a connection to a server, positive.
 * @param responseTimeout Time that a request to a server may take until its whole reply
 * is there, connection included, positive.
 * @param local Settings of an embedded database.
 */
@ConfigurationProperties("libsql")
public record LibsqlProperties(@Nullable String url, @Nullable String authToken,
		@DefaultValue("5s") Duration connectTimeout, @DefaultValue("30s") Duration responseTimeout,
		@DefaultValue Local local) {

	public LibsqlProperties {
		requirePositive(connectTimeout, "libsql.connect-timeout");
		requirePositive(responseTimeout, "libsql.response-timeout");
	}

	// By the name that the user wrote: the builders below know others.
	private static void requirePositive(Duration timeout, String property) {
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException(property + " must be positive");
		}
	}

	@Override
	public String toString() {
		return "LibsqlProperties[connectTimeout=" + this.connectTimeout + ", responseTimeout=" + this.responseTimeout
				+ ", local=" + this.local + "]";
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

}
