package io.github.libsqlspring;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, before anybody decides whether to throw it.
 *
 * @param code the code of SQLite ({@code SQLITE_CONSTRAINT}), of the server
 * ({@code TRANSACTION_TIMEOUT}) or of this library ({@code TRANSACTION_CLOSED})
 * @param message the message, free of secrets and bound values
 * @param httpStatus the HTTP status that came with it, or {@code null} if it came in band
 * or without HTTP
 * @param extendedCode SQLite's extended result code as SQLite itself gave it, or
 * {@code null} where it is not told: a server sends none
 */
public record LibsqlError(String code, String message, @Nullable Integer httpStatus, @Nullable Integer extendedCode) {

	public LibsqlError {
		Objects.requireNonNull(code, "code");
		Objects.requireNonNull(message, "message");
	}

	public LibsqlError(String code, String message) {
		this(code, message, null, null);
	}

	public LibsqlError(String code, String message, @Nullable Integer httpStatus) {
		this(code, message, httpStatus, null);
	}

	/**
	 * What the error means, the same on every path.
	 * @return the kind
	 */
	public ErrorKind kind() {
		return ErrorClassifier.classify(this.code, this.message, this.httpStatus);
	}

}
