package io.github.libsqlspring;

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

}
