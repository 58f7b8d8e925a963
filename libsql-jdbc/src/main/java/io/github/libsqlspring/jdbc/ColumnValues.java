package io.github.libsqlspring.jdbc;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;

/**
 * Turns stored values into the text, the bytes and the boolean that JDBC asks for.
 */
final class ColumnValues {

	private ColumnValues() {
	}

	/**
	 * The object nearest to what is stored, as sqlite-jdbc gives it.
	 * @param value the value
	 * @return an {@code Integer} where it fits, else a {@code Long}; a {@code Double},
	 * {@code String}, {@code byte[]} or {@code null}
	 */
	static @Nullable Object toObject(Value value) {
		if (value instanceof Value.IntegerValue integer && integer.value() == (int) integer.value()) {
			return (int) integer.value();
		}
		return value.toObject();
	}

	/**
	 * A boolean: a number is true unless it is 0, and a text is a number or one of the
	 * words that forms and other databases use.
	 * @param value the value
	 * @param column its column, for messages
	 * @return the boolean, {@code false} for NULL
	 * @throws SQLException if it is neither
	 */
	static boolean toBoolean(Value value, Column column) throws SQLException {
		if (value instanceof Value.TextValue text) {
			Boolean word = BooleanWords.of(text.value());
			if (word != null) {
				return word;
			}
		}
		return ColumnNumbers.toDouble(value, column, "boolean") != 0;
	}

	static @Nullable String toText(Value value, Column column) throws SQLException {
		if (value instanceof Value.TextValue text) {
			return text.value();
		}
		if (value instanceof Value.BlobValue blob) {
			return new String(blob.bytes(), StandardCharsets.UTF_8);
		}
		return (value != Value.NULL) ? asClient(value, column, String.class) : null;
	}

	/**
	 * The bytes of a blob, or those in UTF-8 of what is no blob, as SQLite casts it.
	 * @param value the value
	 * @param column its column, for messages
	 * @return the bytes, {@code null} for NULL
	 * @throws SQLException if it cannot be read
	 */
	static byte @Nullable [] toBytes(Value value, Column column) throws SQLException {
		if (value instanceof Value.BlobValue blob) {
			return blob.bytes();
		}
		String text = toText(value, column);
		return (text != null) ? text.getBytes(StandardCharsets.UTF_8) : null;
	}

	static @Nullable URL toUrl(Value value, Column column) throws SQLException {
		String text = toText(value, column);
		try {
			return (text != null) ? new URL(text) : null;
		}
		catch (MalformedURLException ex) {
			throw SqlExceptions.notConvertible(describe(column), "URL");
		}
	}

	/**
	 * Converts as the client does.
	 * @param <T> the type
	 * @param value a value that is not NULL
	 * @param column its column, for messages
	 * @param type a type that the client knows
	 * @return the object
	 * @throws SQLException if it cannot be converted
	 */
	static <T> @Nullable T asClient(Value value, Column column, Class<T> type) throws SQLException {
		try {
			return new Row(List.of(column), List.of(value)).getObject(0, type);
		}
		catch (LibsqlResultException ex) {
			throw SqlExceptions.notConvertible(describe(column), type.getSimpleName());
		}
	}

	static String describe(Column column) {
		return "Column '" + column.name() + "'";
	}

}
