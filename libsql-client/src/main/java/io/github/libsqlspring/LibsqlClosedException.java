package io.github.libsqlspring;

import org.jspecify.annotations.Nullable;

/**
 * What was called is closed or no longer there: the client ({@code CLIENT_CLOSED}), or
 * the transaction ({@code TRANSACTION_CLOSED}), which may have been ended by the
 * database. The statement was not executed.
 */
public final class LibsqlClosedException extends LibsqlException {

	private static final long serialVersionUID = 1L;

	/**
	 * The code for a closed client or database.
	 */
	public static final String CLIENT_CLOSED = "CLIENT_CLOSED";

	/**
	 * The code for a transaction that is over or was lost.
	 */
	public static final String TRANSACTION_CLOSED = "TRANSACTION_CLOSED";

	/**
	 * Creates the exception.
	 * @param kind {@link ErrorKind#CLOSED}, or {@link ErrorKind#TRANSACTION_LOST} if the
	 * database ended the transaction
	 * @param code one of the constants of this class
	 * @param message what is closed and why
	 * @param cause the failure that ended it, or {@code null}
	 */
	public LibsqlClosedException(ErrorKind kind, String code, String message, @Nullable Throwable cause) {
		super(new LibsqlError(code, message), kind, null, cause);
	}

}
