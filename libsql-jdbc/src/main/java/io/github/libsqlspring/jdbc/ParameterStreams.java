package io.github.libsqlspring.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.sql.SQLException;

/**
 * Reads the streams that parameters are set from, when they are set: a statement may be
 * executed again, and a stream can be read only once. They are left open.
 */
final class ParameterStreams {

	private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

	private ParameterStreams() {
	}

	static byte[] bytes(InputStream stream, int number) throws SQLException {
		try {
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw unreadable(number, ex);
		}
	}

	/**
	 * Reads as many bytes; what follows is left in the stream.
	 * @param stream the stream
	 * @param length how many
	 * @param number the number of the parameter, for messages
	 * @return the bytes
	 * @throws SQLException if there are fewer
	 */
	static byte[] bytes(InputStream stream, long length, int number) throws SQLException {
		try {
			byte[] bytes = stream.readNBytes(checked(length, number));
			require(bytes.length == length, length, number);
			return bytes;
		}
		catch (IOException ex) {
			throw unreadable(number, ex);
		}
	}

	/**
	 * Reads a stream that has to have as many bytes.
	 * @param stream the stream
	 * @param length how many
	 * @param number the number of the parameter, for messages
	 * @return the bytes
	 * @throws SQLException if there are fewer or more
	 */
	static byte[] allBytes(InputStream stream, long length, int number) throws SQLException {
		byte[] bytes = bytes(stream, length, number);
		try {
			require(stream.read() < 0, length, number);
		}
		catch (IOException ex) {
			throw unreadable(number, ex);
		}
		return bytes;
	}

	static String chars(Reader reader, int number) throws SQLException {
		try {
			StringWriter text = new StringWriter();
			reader.transferTo(text);
			return text.toString();
		}
		catch (IOException ex) {
			throw unreadable(number, ex);
		}
	}

	/**
	 * Reads as many chars; what follows is left in the reader.
	 * @param reader the reader
	 * @param length how many
	 * @param number the number of the parameter, for messages
	 * @return the text
	 * @throws SQLException if there are fewer
	 */
	static String chars(Reader reader, long length, int number) throws SQLException {
		int missing = checked(length, number);
		StringBuilder text = new StringBuilder();
		char[] buffer = new char[Math.min(missing, 8192)];
		try {
			while (missing > 0) {
				int count = reader.read(buffer, 0, Math.min(missing, buffer.length));
				require(count >= 0, length, number);
				text.append(buffer, 0, count);
				missing -= count;
			}
			return text.toString();
		}
		catch (IOException ex) {
			throw unreadable(number, ex);
		}
	}

	/**
	 * Reads a reader that has to have as many chars.
	 * @param reader the reader
	 * @param length how many
	 * @param number the number of the parameter, for messages
	 * @return the text
	 * @throws SQLException if there are fewer or more
	 */
	static String allChars(Reader reader, long length, int number) throws SQLException {
		String text = chars(reader, length, number);
		try {
			require(reader.read() < 0, length, number);
		}
		catch (IOException ex) {
			throw unreadable(number, ex);
		}
		return text;
	}

	static String ascii(byte[] bytes, int number) throws SQLException {
		try {
			return StandardCharsets.US_ASCII.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new SQLDataException("Parameter " + number + " is no ASCII; call setCharacterStream", "22021");
		}
	}

	private static int checked(long length, int number) throws SQLException {
		if (length < 0 || length > LARGEST_ARRAY) {
			throw new SQLDataException(
					"Parameter " + number + " cannot have a length of " + length + "; at most " + LARGEST_ARRAY,
					"22001");
		}
		return (int) length;
	}

	private static void require(boolean right, long length, int number) throws SQLException {
		if (!right) {
			throw new SQLDataException(
					"The stream of parameter " + number + " has not the length of " + length + " that it was set with",
					"22026");
		}
	}

	private static SQLException unreadable(int number, IOException cause) {
		return new SQLException("The stream of parameter " + number + " could not be read", "HY000", cause);
	}

}
