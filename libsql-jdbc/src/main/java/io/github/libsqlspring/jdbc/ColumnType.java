package io.github.libsqlspring.jdbc;

import java.sql.Types;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Value;

/**
 * The JDBC type of a column: well-known type names first, then SQLite's rules of affinity
 * (datatype3, "Determination Of Column Affinity"); for an expression, the type of a
 * value.
 *
 * @param name the name as declared, without size and in upper case
 * @param sqlType one of {@link Types}
 * @param size the first number in parentheses, or 0
 * @param scale the second number in parentheses, or 0
 */
record ColumnType(String name, int sqlType, int size, int scale) {

	private static final Map<String, Integer> WELL_KNOWN = Map.ofEntries(Map.entry("BOOLEAN", Types.BOOLEAN),
			Map.entry("BOOL", Types.BOOLEAN), Map.entry("BIT", Types.BOOLEAN), Map.entry("TINYINT", Types.TINYINT),
			Map.entry("SMALLINT", Types.SMALLINT), Map.entry("INT2", Types.SMALLINT), Map.entry("BIGINT", Types.BIGINT),
			Map.entry("INT8", Types.BIGINT), Map.entry("REAL", Types.REAL), Map.entry("FLOAT", Types.FLOAT),
			Map.entry("DECIMAL", Types.DECIMAL), Map.entry("CHAR", Types.CHAR), Map.entry("CHARACTER", Types.CHAR),
			Map.entry("DATE", Types.DATE), Map.entry("TIME", Types.TIME), Map.entry("DATETIME", Types.TIMESTAMP),
			Map.entry("TIMESTAMP", Types.TIMESTAMP));

	static ColumnType of(@Nullable String declared, Value sample) {
		return (declared != null && !declared.isBlank()) ? declared(declared) : ofValue(sample);
	}

	static ColumnType declared(String declared) {
		int open = declared.indexOf('(');
		int close = declared.indexOf(')', Math.max(open, 0));
		String name = ((open >= 0) ? declared.substring(0, open) : declared).strip().toUpperCase(Locale.ROOT);
		String[] numbers = (open >= 0 && close > open) ? declared.substring(open + 1, close).split(",", -1)
				: new String[0];
		return new ColumnType(name, sqlType(name), number(numbers, 0), number(numbers, 1));
	}

	private static int number(String[] numbers, int index) {
		String text = (index < numbers.length) ? numbers[index].strip() : "";
		return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
	}

	private static int sqlType(String name) {
		Integer known = WELL_KNOWN.get(name);
		if (known != null) {
			return known;
		}
		if (name.contains("INT")) {
			return Types.INTEGER;
		}
		if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
			return Types.VARCHAR;
		}
		if (name.contains("BLOB")) {
			return Types.BLOB;
		}
		return (name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB")) ? Types.DOUBLE : Types.NUMERIC;
	}

	private static ColumnType ofValue(Value value) {
		if (value instanceof Value.IntegerValue integer) {
			boolean small = integer.value() == (int) integer.value();
			return new ColumnType("INTEGER", small ? Types.INTEGER : Types.BIGINT, 0, 0);
		}
		if (value instanceof Value.FloatValue) {
			return new ColumnType("REAL", Types.REAL, 0, 0);
		}
		if (value instanceof Value.TextValue) {
			return new ColumnType("TEXT", Types.VARCHAR, 0, 0);
		}
		return (value instanceof Value.BlobValue) ? new ColumnType("BLOB", Types.BLOB, 0, 0)
				: new ColumnType("NULL", Types.NULL, 0, 0);
	}

	/**
	 * The class of the objects that {@code getObject} usually gives for this type.
	 * @return the name of the class
	 */
	String className() {
		return switch (this.sqlType) {
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Integer.class.getName();
			case Types.BIGINT -> Long.class.getName();
			case Types.REAL, Types.FLOAT, Types.DOUBLE -> Double.class.getName();
			case Types.CHAR, Types.VARCHAR -> String.class.getName();
			case Types.BLOB -> byte[].class.getName();
			default -> Object.class.getName();
		};
	}

	boolean isNumber() {
		return switch (this.sqlType) {
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.REAL, Types.FLOAT, Types.DOUBLE,
					Types.DECIMAL, Types.NUMERIC ->
				true;
			default -> false;
		};
	}

}
