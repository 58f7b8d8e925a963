package io.github.libsqlspring;

import org.jspecify.annotations.Nullable;

/**
 * The reply is not what the Hrana protocol allows: another kind of server or a proxy
 * answered, the reply was cut, or a value in it has no exact Java form. The request may
 * have been executed.
 */
public final class LibsqlProtocolException extends LibsqlException {

	private static final long serialVersionUID = 1L;

	/**
	 * Code of this exception.
	 */
	public static final String CODE = "HRANA_PROTOCOL_ERROR";

	public LibsqlProtocolException(String message, @Nullable Integer httpStatus, @Nullable Throwable cause) {
		super(new LibsqlError(CODE, message, httpStatus), ErrorKind.PROTOCOL, null, cause);
	}

	/**
	 * {@code true} unless the status says that the request was not accepted.
	 */
	@Override
	public boolean outcomeUnknown() {
		int status = httpStatus().orElse(200);
		return status < 300 || status >= 500;
	}

}
