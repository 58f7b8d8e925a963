package io.github.libsqlspring;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Says which transaction a call of a client has to join. Auto-configuration answers with
 * the transaction that Spring manages on this thread, so that a client takes part in
 * {@code @Transactional} work as a {@code JdbcTemplate} does.
 */
@FunctionalInterface
public interface CurrentTransaction {

	/**
	 * Nothing to join, ever: each call stands for itself.
	 */
	CurrentTransaction NONE = () -> null;

	/**
	 * The transaction that the calling thread is in.
	 * @return the transaction, whose owner ends it, or {@code null} if there is none
	 */
	@Nullable Transaction get();

	/**
	 * How long a call in the current transaction may still take. Asked for each call that
	 * {@link #get()} has given a transaction for.
	 * @return the time, positive, or {@code null} if its owner has set no limit
	 * @throws RuntimeException of the owner's choice, if the time is over
	 */
	default @Nullable Duration timeLeft() {
		return null;
	}

}
