package io.github.libsqlspring.hrana.wire;

/**
 * Reads a decimal integer from characters, without a string in between.
 */
final class Int64 {

	private Int64() {
	}

	/**
	 * Reads all of the characters.
	 * @param characters an array that holds the number
	 * @param offset where it begins
	 * @param length how many characters it has
	 * @return the number
	 * @throws NumberFormatException if it is none, or needs more than 64 bits
	 */
	static long parse(char[] characters, int offset, int length) {
		int end = offset + length;
		int start = offset;
		boolean negative = length > 0 && characters[offset] == '-';
		if (negative || (length > 0 && characters[offset] == '+')) {
			start++;
		}
		if (start == end) {
			throw new NumberFormatException();
		}
		// Downwards, because there is one more negative number than positive ones.
		long below = 0;
		for (int i = start; i < end; i++) {
			int digit = characters[i] - '0';
			if (digit < 0 || digit > 9 || below < Long.MIN_VALUE / 10) {
				throw new NumberFormatException();
			}
			below = below * 10 - digit;
			if (below > 0) {
				throw new NumberFormatException();
			}
		}
		if (!negative && below == Long.MIN_VALUE) {
			throw new NumberFormatException();
		}
		return negative ? below : -below;
	}

}
