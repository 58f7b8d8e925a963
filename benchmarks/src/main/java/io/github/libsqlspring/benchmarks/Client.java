package io.github.libsqlspring.benchmarks;

import java.util.List;

/**
 * The work that is measured, as one contestant does it on the tables of {@link Dataset}.
 * Every method makes plain Java objects of the whole result before it returns.
 * Thread-safe, except where there is no server.
 */
interface Client extends AutoCloseable {

	/**
	 * Reads one column of one row.
	 * @param id the key of the row
	 * @return the name
	 */
	String readName(long id);

	/**
	 * Inserts one row, in a transaction of its own.
	 * @param name the name
	 * @return the number of rows that were inserted
	 */
	long insert(String name);

	/**
	 * Inserts rows in one transaction.
	 * @param names the names
	 * @return the number of rows that were inserted
	 */
	long insertAll(List<String> names);

	/**
	 * Reads all rows of five columns.
	 * @return the sum of {@link Dataset#weight} over the rows
	 */
	long readWide();

	@Override
	void close();

}
