package io.github.libsqlspring;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Database} does at the moment and has done since it was opened. Immutable;
 * the numbers were read one after the other while others went on working, and free of
 * secrets, SQL and values.
 *
 * @param transport how requests travel to a server, {@code http} or {@code websocket};
 * {@code null} for an embedded database
 * @param protocol what was agreed on with the server: {@code hrana3-protobuf},
 * {@code hrana3} for JSON, or {@code hrana2}; {@code null} for an embedded database and
 * before the first call
 * @param sessions how many sessions are open: those of calls under way, of transactions,
 * and of JDBC connections, pooled ones included
 * @param streams what statements run on
 * @param retries how often a call to a server was made again
 * @param failures how many failures were met of each kind that is the database's trouble
 * and not the application's, see {@link Failure}; kinds without any are missing
 * @param lastFailure the last of them, a failure included that a retry has healed;
 * {@code null} if there was none
 * @param work what the server says of its work; {@code null} for an embedded database
 */
public record DatabaseStatistics(@Nullable String transport, @Nullable String protocol, int sessions, Streams streams,
		long retries, Map<ErrorKind, Long> failures, @Nullable Failure lastFailure, @Nullable ServerWork work) {

	public DatabaseStatistics {
		Objects.requireNonNull(streams, "streams");
		failures = Map.copyOf(failures);
	}

	/**
	 * What statements run on: a stream of a server, which is a connection of its own to
	 * the database, or a connection of SQLite in this process.
	 *
	 * @param open how many are open, those in use and those that are idle. All databases
	 * of one server share its limit
	 * @param idle how many of them are kept for the next one who needs one
	 * @param waiting who cannot go on at the moment: calls that wait for a stream of this
	 * database, or connections of this process that wait for their turn to write to the
	 * file
	 */
	public record Streams(int open, int idle, int waiting) {
	}

	/**
	 * A failure of the database or of the way to it: no connection or a broken one, no
	 * answer in time, no capacity, a refused token, an unknown database, a lock that was
	 * not free, a lost transaction, a full or unreadable file, a broken protocol, and
	 * what nobody knows. Not: what SQL, arguments or constraints refuse, and what was
	 * cancelled.
	 *
	 * @param kind what it means
	 * @param code the exact word of the database, the server or this library
	 * @param time when it was noticed
	 */
	public record Failure(ErrorKind kind, String code, Instant time) {

		/** The kinds that are counted. */
		public static final Set<ErrorKind> KINDS = Set.of(ErrorKind.BUSY, ErrorKind.TRANSACTION_LOST, ErrorKind.FULL,
				ErrorKind.STORAGE, ErrorKind.AUTHENTICATION, ErrorKind.AUTHORIZATION, ErrorKind.NOT_FOUND,
				ErrorKind.CAPACITY, ErrorKind.CONNECTION, ErrorKind.TIMEOUT, ErrorKind.PROTOCOL, ErrorKind.OTHER);

		public Failure {
			Objects.requireNonNull(kind, "kind");
			Objects.requireNonNull(code, "code");
			Objects.requireNonNull(time, "time");
		}

	}

	/**
	 * The sums of what a server reports of its statements. Rows that are read as a stream
	 * are not in it: a server reports nothing of them.
	 *
	 * @param statements how many statements it reported of
	 * @param rowsRead rows and index entries read
	 * @param rowsWritten rows and index entries written
	 * @param duration the time spent on them
	 */
	public record ServerWork(long statements, long rowsRead, long rowsWritten, Duration duration) {

		/** No statement was reported of. */
		public static final ServerWork NONE = new ServerWork(0, 0, 0, Duration.ZERO);

	}

}
