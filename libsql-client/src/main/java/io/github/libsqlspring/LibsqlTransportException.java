package io.github.libsqlspring;

import org.jspecify.annotations.Nullable;

/**
 * No reply came: the server cannot be reached, the connection broke, the call waited for
 * a place in vain, the time was up, or the call was cancelled. Of an embedded database:
 * the time was up, or the call was cancelled.
 */
public final class LibsqlTransportException extends LibsqlException {

	private static final long serialVersionUID = 1L;

	private final boolean outcomeUnknown;

	private final String description;

	/**
	 * Creates the exception.
	 * @param kind {@link ErrorKind#CONNECTION}, {@link ErrorKind#TIMEOUT},
	 * {@link ErrorKind#INTERRUPTED}, {@link ErrorKind#CAPACITY} if no stream was free in
	 * time, or {@link ErrorKind#AUTHENTICATION} if there was no token to be had
	 * @param message what happened, with the server's address and without secrets
	 * @param outcomeUnknown whether the request may have been executed
	 * @param failed the first statement that was sent, or {@code null} if none was
	 * @param cause the failure below
	 */
	public LibsqlTransportException(ErrorKind kind, String message, boolean outcomeUnknown,
			@Nullable FailedStatement failed, @Nullable Throwable cause) {
		super(new LibsqlError((kind == ErrorKind.CONNECTION) ? "CONNECTION_FAILED" : kind.name(), message), kind,
				failed, cause);
		this.outcomeUnknown = outcomeUnknown;
		this.description = message;
	}

	/**
	 * This failure as that of a statement.
	 * @param failed the statement that was sent, or {@code null} if there are several
	 * @return the exception to throw
	 */
	public LibsqlTransportException forStatement(@Nullable FailedStatement failed) {
		if (failed == null || sql().isPresent()) {
			return this;
		}
		return new LibsqlTransportException(kind(), this.description, this.outcomeUnknown, failed, getCause());
	}

	@Override
	public boolean outcomeUnknown() {
		return this.outcomeUnknown;
	}

}
