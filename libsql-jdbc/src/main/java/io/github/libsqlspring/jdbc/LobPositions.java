package io.github.libsqlspring.jdbc;

import java.sql.SQLDataException;
import java.sql.SQLException;

/**
 * Positions in a {@code Blob} or {@code Clob}, which JDBC counts from 1.
 */
final class LobPositions {

	private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

	private LobPositions() {
	}

	/**
	 * Where something is read or written: up to the place behind the last element.
	 * @param position the position, from 1
	 * @param size how many elements there are
	 * @return the index, from 0
	 * @throws SQLException if there is no such place
	 */
	static int from(long position, int size) throws SQLException {
		if (position < 1 || position > size + 1L) {
			throw outside("Position " + position + " is not one of 1 to " + (size + 1L));
		}
		return (int) (position - 1);
	}

	/**
	 * Where a search begins, which may be behind the end.
	 * @param position the position, from 1
	 * @return the index, from 0
	 * @throws SQLException if it is less than 1
	 */
	static int start(long position) throws SQLException {
		if (position < 1) {
			throw outside("Position " + position + " is less than 1");
		}
		return (int) Math.min(position - 1, LARGEST_ARRAY);
	}

	static int length(int length) throws SQLException {
		if (length < 0) {
			throw outside("A length of " + length + " is less than 0");
		}
		return length;
	}

	static void range(long position, long length, int size) throws SQLException {
		from(position, size);
		if (length < 0 || length > size - (position - 1)) {
			throw outside("A length of " + length + " at " + position + " is not within the length of " + size);
		}
	}

	static void source(int offset, int length, int size) throws SQLException {
		if (offset < 0 || length < 0 || length > size - offset) {
			throw outside("A length of " + length + " at offset " + offset + " is not within the source");
		}
	}

	static int end(int from, int length) throws SQLException {
		if (length > LARGEST_ARRAY - from) {
			throw new SQLDataException("More than " + LARGEST_ARRAY + " bytes do not fit", "22001");
		}
		return from + length;
	}

	static int grow(int current, int needed) {
		return (int) Math.min(Math.max(needed, current * 2L), LARGEST_ARRAY);
	}

	private static SQLException outside(String message) {
		return new SQLDataException(message, "22011");
	}

	static SQLException freed(String what) {
		return new SQLException("The " + what + " was freed", "0F001");
	}

}
