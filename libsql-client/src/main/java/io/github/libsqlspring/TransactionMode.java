package io.github.libsqlspring;

/**
 * How a transaction begins, which decides when it takes the one write lock of a database.
 */
public enum TransactionMode {

	/**
	 * A snapshot for reading: any statement that writes is refused before it is sent.
	 */
	READ("BEGIN DEFERRED"),

	/**
	 * Takes the write lock with the first statement, waiting for other writers, so that a
	 * later write in the same transaction cannot fail because of them. The default.
	 */
	WRITE("BEGIN IMMEDIATE"),

	/**
	 * Begins as a reader and takes the write lock when it first writes, which fails with
	 * {@link ErrorKind#BUSY} if another transaction has written since.
	 */
	DEFERRED("BEGIN DEFERRED"),

	/**
	 * Takes the write lock as {@link #WRITE} does and, where the journal is not a
	 * write-ahead log, keeps readers away as well.
	 */
	EXCLUSIVE("BEGIN EXCLUSIVE");

	private final String beginSql;

	TransactionMode(String beginSql) {
		this.beginSql = beginSql;
	}

	/**
	 * The statement that begins a transaction of this mode.
	 * @return the SQL
	 */
	public String beginSql() {
		return this.beginSql;
	}

}
