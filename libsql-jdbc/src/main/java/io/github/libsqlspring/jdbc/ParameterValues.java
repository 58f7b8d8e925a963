package io.github.libsqlspring.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.JDBCType;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.temporal.Temporal;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Value;
import io.github.libsqlspring.time.Temporals;

/**
 * What is stored for the objects that JDBC sets.
 */
final class ParameterValues {

	static final int NO_SCALE = -1;

	private final DateFormat dateFormat;

	private final TargetTypes types;

	ParameterValues(DateFormat dateFormat) {
		this.dateFormat = dateFormat;
		this.types = new TargetTypes(dateFormat);
	}

	/**
	 * Converts an object to what is usual for its class.
	 * @param object the object, or {@code null}
	 * @param number the number of the parameter, for messages
	 * @return the value to store
	 * @throws SQLException if SQLite has no exact place for it
	 */
	Value of(@Nullable Object object, int number) throws SQLException {
		return of(object, Types.OTHER, NO_SCALE, number);
	}

	/**
	 * Converts an object.
	 * @param object the object, or {@code null}
	 * @param type the SQL type that it is to be set as, {@link Types#OTHER} for its own
	 * @param scale digits after the point or length of a stream, less than 0 if not said
	 * @param number the number of the parameter, for messages
	 * @return the value to store
	 * @throws SQLException if SQLite has no exact place for it
	 */
	Value of(@Nullable Object object, int type, int scale, int number) throws SQLException {
		try {
			if (type == Types.OTHER && isPlain(object)) {
				return Value.of(object);
			}
			TargetTypes.check(type);
			if (object == null) {
				return Value.NULL;
			}
			return store(this.types.convert(toPlain(object, scale, number), type, scale));
		}
		catch (NumberFormatException ex) {
			// The message of the cause would repeat the value.
			throw SqlExceptions.notConvertible("Parameter " + number, JDBCType.valueOf(type).getName());
		}
		catch (ArithmeticException ex) {
			throw SqlExceptions.outOfRange("Parameter " + number, "integer of 64 bits");
		}
		catch (DateTimeException ex) {
			throw new SQLDataException("Parameter " + number + " is a date or time that its format has no place for: "
					+ "text has the years 0 to 9999 and offsets in minutes, a number 64 bits", "22008");
		}
		catch (IllegalArgumentException ex) {
			throw new SQLDataException("Parameter " + number + ": " + ex.getMessage(), "22000", ex);
		}
	}

	// The usual ones, of which there is nothing to find out.
	private static boolean isPlain(@Nullable Object object) {
		return object == null || object instanceof String || object instanceof Number || object instanceof byte[]
				|| object instanceof Boolean;
	}

	private Value store(Object object) {
		Temporal time = Temporals.of(object);
		return (time != null) ? this.dateFormat.toValue(time) : Value.of(object);
	}

	// What JDBC has classes for, and SQLite has not.
	private static Object toPlain(Object object, int length, int number) throws SQLException {
		if (object instanceof Blob blob) {
			return blob.getBytes(1, Math.toIntExact(blob.length()));
		}
		if (object instanceof Clob clob) {
			return clob.getSubString(1, Math.toIntExact(clob.length()));
		}
		if (object instanceof InputStream stream) {
			return (length >= 0) ? ParameterStreams.bytes(stream, length, number)
					: ParameterStreams.bytes(stream, number);
		}
		if (object instanceof Reader reader) {
			return (length >= 0) ? ParameterStreams.chars(reader, length, number)
					: ParameterStreams.chars(reader, number);
		}
		if (object instanceof URL url) {
			return url.toString();
		}
		refuse(object);
		return object;
	}

	private static void refuse(Object object) throws SQLException {
		if (object instanceof Optional) {
			throw SqlExceptions.notSupported("PreparedStatement.setObject with an Optional",
					"set what is in it, or null");
		}
		if (object instanceof Array || object instanceof Struct || object instanceof Ref || object instanceof RowId
				|| object instanceof SQLXML) {
			throw SqlExceptions.notSupported("PreparedStatement.setObject with " + object.getClass());
		}
	}

}
