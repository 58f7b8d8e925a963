package io.github.libsqlspring.jdbc;

import java.io.IOException;
import java.io.Writer;
import java.sql.Clob;
import java.sql.SQLException;

/**
 * Writes into a text, one piece behind the other.
 */
final class ClobWriter extends Writer {

	private final Clob clob;

	private long position;

	ClobWriter(Clob clob, long position) {
		this.clob = clob;
		this.position = position;
	}

	@Override
	public void write(char[] chars, int offset, int length) throws IOException {
		try {
			this.position += this.clob.setString(this.position, new String(chars, offset, length));
		}
		catch (SQLException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	@Override
	public void flush() {
		// Everything is there already.
	}

	@Override
	public void close() {
		// There is nothing to give back.
	}

}
