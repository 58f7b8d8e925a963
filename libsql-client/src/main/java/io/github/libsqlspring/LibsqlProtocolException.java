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

	/**
	 * Code for a reply that is larger than this side is configured to read.
	 */
	public static final String TOO_LARGE = "REPLY_TOO_LARGE";

	public LibsqlProtocolException(String message, @Nullable Integer httpStatus, @Nullable Throwable cause) {
		super(new LibsqlError(CODE, message, httpStatus), ErrorKind.PROTOCOL, null, cause);
	}

	private LibsqlProtocolException(LibsqlError error, @Nullable Throwable cause) {
		super(error, ErrorKind.TOO_BIG, null, cause);
	}

	/**
	 * A reply that is larger than this side is configured to read.
	 * @param message which limit it is beyond, and what sets it
	 * @param cause the failure below, or {@code null}
	 * @return an exception of kind {@link ErrorKind#TOO_BIG}
	 */
	public static LibsqlProtocolException tooLarge(String message, @Nullable Throwable cause) {
		return new LibsqlProtocolException(new LibsqlError(TOO_LARGE, message), cause);
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
