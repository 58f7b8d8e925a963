package io.github.libsqlspring;

/**
 * What an error means, the same on every path: libSQL servers and SQLite report some
 * errors under different codes, and a server reports all constraints under one.
 */
public enum ErrorKind {

	/** A UNIQUE or PRIMARY KEY constraint does not allow the row. */
	UNIQUE_CONSTRAINT,

	/** A NOT NULL constraint does not allow the row. */
	NOT_NULL_CONSTRAINT,

	/** A FOREIGN KEY constraint does not allow the change. */
	FOREIGN_KEY_CONSTRAINT,

	/** A CHECK constraint does not allow the row. */
	CHECK_CONSTRAINT,

	/** Another constraint, for example a STRICT column type or a trigger's RAISE. */
	CONSTRAINT,

	/** A value does not fit where it should go, or a computation overflowed. */
	DATA,

	/**
	 * The SQL cannot be parsed, or names a table, column or function that is not there.
	 */
	SYNTAX,

	/** The arguments do not fit the parameters of the SQL. */
	ARGUMENTS,

	/** Another transaction holds the lock, or has changed what this one has read. */
	BUSY,

	/**
	 * The transaction was ended by the database before its time; nothing of it was kept.
	 */
	TRANSACTION_LOST,

	/** A transaction statement stands where it cannot be, or none is active. */
	TRANSACTION_STATE,

	/** A write where only reading is allowed. */
	READ_ONLY,

	/** The value, statement or result is larger than the database allows. */
	TOO_BIG,

	/** The statement was interrupted. */
	INTERRUPTED,

	/** The database or its disk is full. */
	FULL,

	/** The file cannot be opened, read or written, or is not a database. */
	STORAGE,

	/** No token, or not a valid one. */
	AUTHENTICATION,

	/** The token does not allow this. */
	AUTHORIZATION,

	/** The server knows no database of this name. */
	NOT_FOUND,

	/** The server has no capacity for the request, which was not executed. */
	CAPACITY,

	/** No connection, or it broke. */
	CONNECTION,

	/** No answer in time. */
	TIMEOUT,

	/** The other side does not speak Hrana, or not as specified. */
	PROTOCOL,

	/** The client, the session or the transaction is closed. */
	CLOSED,

	/** The result does not have the rows, columns or types that were asked for. */
	RESULT,

	/** The URL or another setting is wrong. */
	CONFIGURATION,

	/** Anything else. */
	OTHER

}
