package io.github.libsqlspring;

/**
 * A database URL cannot be used. The message says what to write instead and never shows
 * the token.
 */
public final class LibsqlUrlException extends LibsqlException {

	private static final long serialVersionUID = 1L;

	/** No URL at all. */
	public static final String URL_UNDEFINED = "URL_UNDEFINED";

	/** The URL is malformed or contradicts itself. */
	public static final String URL_INVALID = "URL_INVALID";

	/** The scheme is none of file, libsql, http, https, ws, wss. */
	public static final String URL_SCHEME_NOT_SUPPORTED = "URL_SCHEME_NOT_SUPPORTED";

	/** The query has a parameter other than authToken and tls. */
	public static final String URL_PARAM_NOT_SUPPORTED = "URL_PARAM_NOT_SUPPORTED";

	/**
	 * Creates the exception.
	 * @param code one of the constants of this class
	 * @param message what is wrong and what to write instead
	 */
	public LibsqlUrlException(String code, String message) {
		super(new LibsqlError(code, message), ErrorKind.CONFIGURATION, null, null);
	}

}
