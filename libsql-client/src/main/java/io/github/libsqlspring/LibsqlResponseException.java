package io.github.libsqlspring;

import org.jspecify.annotations.Nullable;

/**
 * The database refused a statement or a request, and said why; what cannot succeed, for
 * example two statements in one call, is refused in its stead with the same code before
 * anything is sent.
 */
public final class LibsqlResponseException extends LibsqlException {

	private static final long serialVersionUID = 1L;

	public LibsqlResponseException(LibsqlError error, @Nullable FailedStatement failed) {
		this(error, failed, null);
	}

	public LibsqlResponseException(LibsqlError error, @Nullable FailedStatement failed, @Nullable Throwable cause) {
		super(error, error.kind(), failed, cause);
	}

	/**
	 * {@code true} if the answer is lost and not the work: a result that is too large for
	 * the server to send, or an HTTP status that says nothing about what was done.
	 */
	@Override
	public boolean outcomeUnknown() {
		int status = httpStatus().orElse(0);
		return code().equals("RESPONSE_TOO_LARGE") || (status >= 500 && status != 503);
	}

}
