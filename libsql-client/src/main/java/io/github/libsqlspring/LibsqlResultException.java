package io.github.libsqlspring;

/**
 * The statement succeeded, but its result is not what the caller asked for: another
 * number of rows, a column that is not there, a value that does not fit the requested
 * type.
 */
public final class LibsqlResultException extends LibsqlException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message what was asked for and what is there, without the value itself
	 */
	public LibsqlResultException(String message) {
		super(new LibsqlError("RESULT_MISMATCH", message), ErrorKind.RESULT, null, null);
	}

}
