package io.github.libsqlspring.jdbc.differential;

import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.BatchUpdateException;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/**
 * Values and failures as text that can be compared.
 */
final class Shown {

	private static final int LONGEST = 2_000;

	private Shown() {
	}

	/**
	 * Shows a value by its class and contents; the public class for one of the driver's.
	 * @param value the value, or null
	 * @return one line
	 */
	static String value(Object value) throws Exception {
		if (value == null) {
			return "null";
		}
		if (value instanceof byte[] bytes) {
			return shorten("byte[] " + HexFormat.of().formatHex(bytes));
		}
		if (value instanceof int[] || value instanceof long[]) {
			return (value instanceof int[] ints) ? Arrays.toString(ints) : Arrays.toString((long[]) value);
		}
		if (value instanceof Blob blob) {
			return shorten("Blob " + HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length())));
		}
		if (value instanceof Clob clob) {
			return shorten("Clob " + clob.getSubString(1, (int) clob.length()));
		}
		if (value instanceof InputStream stream) {
			return shorten("InputStream " + HexFormat.of().formatHex(stream.readAllBytes()));
		}
		if (value instanceof Reader reader) {
			StringWriter text = new StringWriter();
			reader.transferTo(text);
			return shorten("Reader " + text);
		}
		if (value instanceof ResultSet rows) {
			return rows(rows);
		}
		return shorten(value.getClass().getSimpleName() + " " + value);
	}

	/**
	 * Shows all rows that are left, and closes them.
	 * @param rows the rows
	 * @return labels and values
	 */
	static String rows(ResultSet rows) throws Exception {
		try (rows) {
			ResultSetMetaData columns = rows.getMetaData();
			List<String> lines = new ArrayList<>();
			StringJoiner labels = new StringJoiner("|");
			for (int i = 1; i <= columns.getColumnCount(); i++) {
				labels.add(columns.getColumnLabel(i));
			}
			lines.add(labels.toString());
			while (rows.next()) {
				StringJoiner row = new StringJoiner("|");
				for (int i = 1; i <= columns.getColumnCount(); i++) {
					row.add(value(rows.getObject(i)));
				}
				lines.add(row.toString());
			}
			return String.join(" / ", lines);
		}
	}

	/**
	 * Shows a failure by what a program can ask: its class, SQLState and vendor code, and
	 * the counts of a batch; not by its message.
	 * @param failure the failure
	 * @return one line that begins with an exclamation mark
	 */
	static String failure(Throwable failure) {
		StringBuilder text = new StringBuilder("! ").append(failure.getClass().getSimpleName());
		if (failure instanceof SQLException ex) {
			text.append(' ').append(ex.getSQLState()).append(' ').append(ex.getErrorCode());
		}
		if (failure instanceof BatchUpdateException ex) {
			text.append(' ').append(Arrays.toString(ex.getUpdateCounts()));
		}
		return text.toString();
	}

	private static String shorten(String text) {
		return (text.length() <= LONGEST) ? text
				: text.substring(0, LONGEST) + "… (" + text.length() + ", " + text.hashCode() + ")";
	}

}
