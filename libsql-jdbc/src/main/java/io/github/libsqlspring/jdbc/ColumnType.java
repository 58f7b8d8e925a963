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

	/**
	 * The size that sqlite-jdbc gives a column without one; tools know it.
	 */
	static final int UNLIMITED = 2_000_000_000;

	// REAL is what JDBC calls FLOAT, 8 bytes; its own REAL has 4, and readers would round
	// to that. OTHER is for what may be stored in any form: to ask for text there would
	// turn numbers and blobs into it.
	private static final Map<String, Integer> WELL_KNOWN = Map.ofEntries(Map.entry("BOOLEAN", Types.BOOLEAN),
			Map.entry("BOOL", Types.BOOLEAN), Map.entry("BIT", Types.BOOLEAN), Map.entry("TINYINT", Types.TINYINT),
			Map.entry("SMALLINT", Types.SMALLINT), Map.entry("INT2", Types.SMALLINT), Map.entry("BIGINT", Types.BIGINT),
			Map.entry("INT8", Types.BIGINT), Map.entry("REAL", Types.FLOAT), Map.entry("FLOAT", Types.FLOAT),
			Map.entry("DECIMAL", Types.DECIMAL), Map.entry("CHAR", Types.CHAR), Map.entry("CHARACTER", Types.CHAR),
			Map.entry("DATE", Types.DATE), Map.entry("TIME", Types.TIME), Map.entry("DATETIME", Types.TIMESTAMP),
			Map.entry("TIMESTAMP", Types.TIMESTAMP), Map.entry("ANY", Types.OTHER), Map.entry("UUID", Types.OTHER),
			Map.entry("JSON", Types.OTHER));

	static ColumnType of(@Nullable String declared, Value sample) {
		return (declared != null && !declared.isBlank()) ? declared(declared) : ofValue(sample);
	}

	static ColumnType declared(String declared) {
		int open = declared.indexOf('(');
		int close = declared.indexOf(')', Math.max(open, 0));
		String name = ((open >= 0) ? declared.substring(0, open) : declared).strip().toUpperCase(Locale.ROOT);
		if (name.isEmpty()) {
			// Hibernate fails on a type without a name.
			name = "ANY";
		}
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
			return new ColumnType("REAL", Types.FLOAT, 0, 0);
		}
		if (value instanceof Value.TextValue) {
			return new ColumnType("TEXT", Types.VARCHAR, 0, 0);
		}
		return (value instanceof Value.BlobValue) ? new ColumnType("BLOB", Types.BLOB, 0, 0)
				: new ColumnType("NUMERIC", Types.NUMERIC, 0, 0);
	}

	/**
	 * The class of the objects that {@code getObject} gives for what this type is meant
	 * to hold: of integers it gives an {@code Integer} where it fits and a {@code Long}
	 * where not. SQLite lets a column hold values of other types as well.
	 * @return the name of the class
	 */
	String className() {
		return switch (this.sqlType) {
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Number.class.getName();
			case Types.FLOAT, Types.DOUBLE -> Double.class.getName();
			case Types.CHAR, Types.VARCHAR -> String.class.getName();
			case Types.BLOB -> byte[].class.getName();
			default -> Object.class.getName();
		};
	}

	int sizeOrUnlimited() {
		return (this.size > 0) ? this.size : UNLIMITED;
	}

	/**
	 * How many digits stand behind the point.
	 * @return the number, or {@code null} if it is not fixed
	 */
	@Nullable Integer digitsBehindPoint() {
		return switch (this.sqlType) {
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> 0;
			case Types.DECIMAL, Types.NUMERIC -> (this.size > 0) ? this.scale : null;
			default -> null;
		};
	}

	boolean isNumber() {
		return isNumber(this.sqlType);
	}

	static boolean isNumber(int sqlType) {
		return switch (sqlType) {
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.FLOAT, Types.DOUBLE, Types.DECIMAL,
					Types.NUMERIC ->
				true;
			default -> false;
		};
	}

}
