package io.github.libsqlspring.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The types that columns are reported with, in the order of their numbers: SQLite's own,
 * and names that it takes for one of them.
 */
final class TypeCatalog {

	private static final int INTEGER_DIGITS = 19;

	private static final int REAL_DIGITS = 15;

	private static final List<Type> TYPES = List.of(new Type("TINYINT", Types.TINYINT, INTEGER_DIGITS, null, null),
			new Type("BIGINT", Types.BIGINT, INTEGER_DIGITS, null, null),
			new Type("CHAR", Types.CHAR, ColumnType.UNLIMITED, "'", "length"),
			new Type("NUMERIC", Types.NUMERIC, REAL_DIGITS, null, "precision,scale"),
			new Type("DECIMAL", Types.DECIMAL, REAL_DIGITS, null, "precision,scale"),
			new Type("INTEGER", Types.INTEGER, INTEGER_DIGITS, null, null),
			new Type("SMALLINT", Types.SMALLINT, INTEGER_DIGITS, null, null),
			new Type("REAL", Types.FLOAT, REAL_DIGITS, null, null),
			new Type("DOUBLE", Types.DOUBLE, REAL_DIGITS, null, null),
			new Type("TEXT", Types.VARCHAR, ColumnType.UNLIMITED, "'", null),
			new Type("VARCHAR", Types.VARCHAR, ColumnType.UNLIMITED, "'", "length"),
			new Type("BOOLEAN", Types.BOOLEAN, 1, null, null), new Type("DATE", Types.DATE, 0, "'", null),
			new Type("TIME", Types.TIME, 0, "'", null), new Type("TIMESTAMP", Types.TIMESTAMP, 0, "'", null),
			new Type("ANY", Types.OTHER, ColumnType.UNLIMITED, null, null),
			new Type("BLOB", Types.BLOB, ColumnType.UNLIMITED, "X'", null));

	private TypeCatalog() {
	}

	static ResultSet types() {
		MetaDataRows rows = MetaDataShape.TYPES.rows();
		for (Type type : TYPES) {
			boolean text = type.sqlType == Types.VARCHAR || type.sqlType == Types.CHAR;
			boolean number = ColumnType.isNumber(type.sqlType);
			rows.add(type.name, type.sqlType, type.precision, type.quote, (type.quote != null) ? "'" : null,
					type.parameters, DatabaseMetaData.typeNullable, text, DatabaseMetaData.typeSearchable, !number,
					false, type.name.equals("INTEGER"), null, 0, 0, 0, 0, 10);
		}
		return rows.toResultSet();
	}

	private record Type(String name, int sqlType, int precision, @Nullable String quote, @Nullable String parameters) {
	}

}
