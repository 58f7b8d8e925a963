package io.github.libsqlspring;

import java.util.Optional;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/**
 * Any failure of a libSQL database or of the way to it. The subclass says who failed, the
 * {@link #kind() kind} says what it means, and the {@link #code() code} is the exact word
 * of the database or of this library.
 * <p>
 * Neither the message nor any property holds a token or the value of an argument.
 */
public abstract sealed class LibsqlException extends RuntimeException
		permits LibsqlResponseException, LibsqlProtocolException, LibsqlTransportException, LibsqlClosedException,
		LibsqlResultException, LibsqlUrlException {

	private static final int SQL_IN_MESSAGE = 300;

	private static final long serialVersionUID = 1L;

	private final String code;

	private final ErrorKind kind;

	private final @Nullable Integer httpStatus;

	private final int extendedCode;

	private final @Nullable String sql;

	private final @Nullable Integer statementIndex;

	LibsqlException(LibsqlError error, ErrorKind kind, @Nullable FailedStatement failed, @Nullable Throwable cause) {
		super(toMessage(error, failed), cause);
		this.code = error.code();
		this.kind = kind;
		this.httpStatus = error.httpStatus();
		this.extendedCode = SqliteCodes.extended(error, kind);
		this.sql = (failed != null) ? failed.sql() : null;
		this.statementIndex = (failed != null) ? failed.index() : null;
	}

	private static String toMessage(LibsqlError error, @Nullable FailedStatement failed) {
		StringBuilder message = new StringBuilder(error.code()).append(": ").append(error.message());
		if (failed != null) {
			message.append("; ");
			if (failed.index() != null) {
				message.append("index ").append(failed.index()).append(", ");
			}
			String sql = failed.sql().strip();
			message.append("SQL [")
				.append(sql, 0, Math.min(sql.length(), SQL_IN_MESSAGE))
				.append((sql.length() > SQL_IN_MESSAGE) ? "…]" : "]");
		}
		return message.toString();
	}

	/**
	 * The exact word of the database, the server or this library, for example
	 * {@code SQLITE_CONSTRAINT} or {@code TRANSACTION_CLOSED}.
	 * @return the code
	 */
	public String code() {
		return this.code;
	}

	/**
	 * What the failure means, the same on every path.
	 * @return the kind
	 */
	public ErrorKind kind() {
		return this.kind;
	}

	/**
	 * SQLite's extended result code, for example 2067 for a UNIQUE constraint; its lowest
	 * eight bits are the primary code, 19 for every constraint. An embedded database
	 * always knows it. A server does not send it: there it is what the message tells, and
	 * the primary code where several fit, as for UNIQUE and PRIMARY KEY.
	 * @return the code; empty for a failure in which SQLite had no part
	 */
	public OptionalInt extendedCode() {
		return (this.extendedCode != 0) ? OptionalInt.of(this.extendedCode) : OptionalInt.empty();
	}

	/**
	 * The failure of libSQL behind an exception of another library, such as one of
	 * {@code java.sql} or of Spring.
	 * @param thrown the exception
	 * @return the first one of this type among it and its causes
	 */
	public static Optional<LibsqlException> behind(Throwable thrown) {
		for (Throwable current = thrown; current != null; current = current.getCause()) {
			if (current instanceof LibsqlException found) {
				return Optional.of(found);
			}
		}
		return Optional.empty();
	}

	/**
	 * Whether the statement may have been executed, although this was thrown: because no
	 * complete answer came, or one that does not say. A write is then not to be repeated
	 * without looking. If {@code false}, the statement changed nothing.
	 * @return whether the outcome is unknown
	 */
	public boolean outcomeUnknown() {
		return false;
	}

	/**
	 * The HTTP status of the reply, if the failure came as one other than 200.
	 * @return the status
	 */
	public OptionalInt httpStatus() {
		return (this.httpStatus != null) ? OptionalInt.of(this.httpStatus) : OptionalInt.empty();
	}

	/**
	 * The SQL of the statement that failed, if one did.
	 * @return the SQL as it was given
	 */
	public Optional<String> sql() {
		return Optional.ofNullable(this.sql);
	}

	/**
	 * Which statement of a batch or script failed, counted from 0.
	 * @return the index; empty for a single statement, and where no single one is to
	 * blame
	 */
	public OptionalInt statementIndex() {
		return (this.statementIndex != null) ? OptionalInt.of(this.statementIndex) : OptionalInt.empty();
	}

}
