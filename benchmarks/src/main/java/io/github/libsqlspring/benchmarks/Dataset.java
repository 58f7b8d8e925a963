package io.github.libsqlspring.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

import io.github.libsqlspring.client.LibsqlClient;

/**
 * The tables that all contestants use, and the statements they send.
 */
final class Dataset {

	static final int NAMES = 1000;

	static final int BATCH = 1000;

	static final int WIDE_ROWS = 10_000;

	static final String READ_NAME = "select name from u where id = ?";

	static final String INSERT = "insert into n (name) values (?)";

	static final String READ_WIDE = "select i, t, d, x, b from w";

	/**
	 * What {@link Client#readWide()} has to return: keys from 1, texts of 20 characters,
	 * numbers whose whole part is the key, blobs of 16 bytes.
	 */
	static final long WIDE_WEIGHT = (long) WIDE_ROWS * (WIDE_ROWS + 1) + (20 + 1 + 16) * (long) WIDE_ROWS;

	private static final String NUMBERS = "with recursive s(v) as (select 1 union all select v + 1 from s where v < %d) ";

	private static final List<String> BATCH_NAMES = IntStream.range(0, BATCH).mapToObj(Dataset::name).toList();

	private Dataset() {
	}

	/**
	 * Creates the tables of a new database.
	 * @param url the URL of the database
	 */
	static void create(String url) {
		try (LibsqlClient client = LibsqlClient.create(url)) {
			client.execute("create table u (id integer primary key, name text not null)");
			client.execute("create table n (id integer primary key, name text not null)");
			client.execute("create table w (i integer primary key, t text, d real, x text, b blob)");
			client.execute("insert into u " + NUMBERS.formatted(NAMES) + "select v, 'name ' || v from s");
			client.execute("insert into w " + NUMBERS.formatted(WIDE_ROWS)
					+ "select v, printf('row %016d', v), v + 0.1234567, null, randomblob(16) from s");
		}
	}

	/**
	 * Empties the table that grows.
	 * @param url the URL of the database
	 */
	static void deleteInserted(String url) {
		try (LibsqlClient client = LibsqlClient.create(url)) {
			client.execute("delete from n");
		}
	}

	static String name(long id) {
		return "name " + id;
	}

	static List<String> batchNames() {
		return BATCH_NAMES;
	}

	/**
	 * Touches every value of a row, so that none is left undecoded.
	 * @param number the integer
	 * @param text the text
	 * @param real the floating point number
	 * @param isNull whether the fourth column is NULL
	 * @param bytes the blob
	 * @return a number in which each value counts
	 */
	static long weight(long number, String text, double real, boolean isNull, byte[] bytes) {
		return number + text.length() + (long) real + (isNull ? 1 : 0) + bytes.length;
	}

}
