package io.github.libsqlspring.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Row;

/**
 * The functions of SQL that the database knows; each number of arguments is one of its
 * own, told apart by SPECIFIC_NAME: {@code max/2}, and {@code max} for any number.
 */
final class FunctionCatalog {

	private static final String FUNCTIONS = """
			SELECT DISTINCT name, narg FROM pragma_function_list
			WHERE lower(name) LIKE lower(?1) ESCAPE '\\' AND NOT ?2 ORDER BY name, narg""";

	private final SchemaQueries queries;

	FunctionCatalog(SchemaQueries queries) {
		this.queries = queries;
	}

	ResultSet functions(Homes homes, @Nullable String pattern) throws SQLException {
		MetaDataRows functions = MetaDataShape.FUNCTIONS.rows();
		for (Row row : this.queries.ask(FUNCTIONS, LikePattern.orAny(pattern), homes.isNowhere())) {
			functions.add(null, null, row.getString("name"), null, DatabaseMetaData.functionNoTable, specificName(row));
		}
		return functions.toResultSet();
	}

	private static String specificName(Row row) {
		return row.getString("name") + ((row.getLong("narg") < 0) ? "" : "/" + row.getLong("narg"));
	}

	ResultSet columns(Homes homes, @Nullable String functionPattern, @Nullable String columnPattern)
			throws SQLException {
		MetaDataRows columns = MetaDataShape.FUNCTION_COLUMNS.rows();
		for (Row row : this.queries.ask(FUNCTIONS, LikePattern.orAny(functionPattern), homes.isNowhere())) {
			for (int position = 0; position <= Math.max(row.getLong("narg"), 0); position++) {
				String name = (position == 0) ? "" : "arg" + position;
				if (LikePattern.matches(name, columnPattern)) {
					addColumn(columns, row, name, position);
				}
			}
		}
		return columns.toResultSet();
	}

	private static void addColumn(MetaDataRows columns, Row row, String name, int position) {
		columns.add(null, null, row.getString("name"), name,
				(position == 0) ? DatabaseMetaData.functionReturn : DatabaseMetaData.functionColumnIn, Types.OTHER,
				"ANY", null, null, null, null, DatabaseMetaData.functionNullable, null, null, position, "YES",
				specificName(row));
	}

}
