package io.github.libsqlspring.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * A text in memory, detached from the database: what is written to it is stored only when
 * it is set as a parameter. Counted in chars. Not thread-safe.
 */
final class MemoryClob implements NClob {

	private @Nullable StringBuilder text;

	MemoryClob(String text) {
		this.text = new StringBuilder(text);
	}

	private StringBuilder text() throws SQLException {
		StringBuilder current = this.text;
		if (current == null) {
			throw LobPositions.freed("Clob");
		}
		return current;
	}

	@Override
	public long length() throws SQLException {
		return text().length();
	}

	@Override
	public String getSubString(long position, int length) throws SQLException {
		StringBuilder current = text();
		int from = LobPositions.from(position, current.length());
		return current.substring(from, from + Math.min(LobPositions.length(length), current.length() - from));
	}

	@Override
	public Reader getCharacterStream() throws SQLException {
		return new StringReader(text().toString());
	}

	@Override
	public Reader getCharacterStream(long position, long length) throws SQLException {
		LobPositions.range(position, length, text().length());
		return new StringReader(getSubString(position, (int) length));
	}

	@Override
	public InputStream getAsciiStream() throws SQLException {
		return new ByteArrayInputStream(text().toString().getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public long position(String pattern, long start) throws SQLException {
		StringBuilder current = text();
		int from = LobPositions.start(start);
		int index = (from <= current.length()) ? current.indexOf(pattern, from) : -1;
		return (index >= 0) ? index + 1L : -1;
	}

	@Override
	public long position(Clob pattern, long start) throws SQLException {
		return position(pattern.getSubString(1, (int) pattern.length()), start);
	}

	@Override
	public int setString(long position, String source) throws SQLException {
		return setString(position, source, 0, source.length());
	}

	@Override
	public int setString(long position, String source, int offset, int length) throws SQLException {
		StringBuilder current = text();
		int from = LobPositions.from(position, current.length());
		LobPositions.source(offset, length, source.length());
		int end = Math.min(LobPositions.end(from, length), current.length());
		current.replace(from, end, source.substring(offset, offset + length));
		return length;
	}

	@Override
	public Writer setCharacterStream(long position) throws SQLException {
		LobPositions.from(position, text().length());
		return new ClobWriter(this, position);
	}

	/**
	 * Gives a stream that refuses what is not ASCII.
	 */
	@Override
	public OutputStream setAsciiStream(long position) throws SQLException {
		LobPositions.from(position, text().length());
		return new ClobOutputStream(this, position);
	}

	@Override
	public void truncate(long length) throws SQLException {
		LobPositions.range(1, length, text().length());
		text().setLength((int) length);
	}

	@Override
	public void free() {
		this.text = null;
	}

}
