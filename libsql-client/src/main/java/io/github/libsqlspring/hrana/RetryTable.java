package io.github.libsqlspring.hrana;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTransportException;

/**
 * What may be sent again after which failure: the one place that decides it. The rule
 * behind the table: no write is sent twice unless it certainly was not executed, or its
 * caller accepts that.
 */
final class RetryTable {

	private static final Map<Situation, Set<Work>> AGAIN = new EnumMap<>(Map.of(
			// Never sent.
			Situation.NOT_CONNECTED, EnumSet.of(Work.READ, Work.WRITE, Work.REPEATABLE_WRITE),
			// Refused before it was executed.
			Situation.NO_CAPACITY, EnumSet.of(Work.READ, Work.WRITE, Work.REPEATABLE_WRITE),
			// Executed and without any effect.
			Situation.BUSY, EnumSet.of(Work.READ, Work.WRITE, Work.REPEATABLE_WRITE),
			// Perhaps executed.
			Situation.NO_REPLY, EnumSet.of(Work.READ, Work.REPEATABLE_WRITE)));

	private RetryTable() {
	}

	/**
	 * Whether to send work again.
	 * @param failure how it has failed
	 * @param work what it is
	 * @return whether that is safe, and of any use
	 */
	static boolean isSafe(LibsqlException failure, Work work) {
		return Situation.of(failure).map(AGAIN::get).map((safe) -> safe.contains(work)).orElse(false);
	}

	/**
	 * What was sent.
	 */
	enum Work {

		/** Statements that change nothing. */
		READ,

		/** Anything else outside a transaction, all of which has an effect or nothing. */
		WRITE,

		/** The same, whose caller accepts that it is executed more than once. */
		REPEATABLE_WRITE,

		/** A part of a transaction that has begun. */
		IN_TRANSACTION

	}

	/**
	 * How it failed.
	 */
	enum Situation {

		/** Name resolution, connecting, TLS. */
		NOT_CONNECTED,

		/** The server has no place for one more stream or request. */
		NO_CAPACITY,

		/** The connection broke, or time is up. */
		NO_REPLY,

		/** Another transaction had the lock, or took it away. */
		BUSY;

		static Optional<Situation> of(LibsqlException failure) {
			if (failure instanceof LibsqlTransportException) {
				return switch (failure.kind()) {
					case CONNECTION, TIMEOUT -> Optional.of(failure.outcomeUnknown() ? NO_REPLY : NOT_CONNECTED);
					default -> Optional.empty();
				};
			}
			if (failure.kind() == ErrorKind.CAPACITY && !failure.outcomeUnknown()) {
				return Optional.of(NO_CAPACITY);
			}
			boolean expired = "STREAM_EXPIRED".equals(failure.code());
			boolean busy = failure.kind() == ErrorKind.BUSY || failure.kind() == ErrorKind.TRANSACTION_LOST;
			return (busy && !expired) ? Optional.of(BUSY) : Optional.empty();
		}

	}

}
