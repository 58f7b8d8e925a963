package io.github.libsqlspring.jdbc;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;

/**
 * Builds the result sets that JDBC specifies for metadata.
 */
final class MetaDataRows {

	private final List<Column> columns;

	private final List<Row> rows = new ArrayList<>();

	/**
	 * Begins a result set.
	 * @param columns its columns, each {@code name TYPE}
	 */
	MetaDataRows(String... columns) {
		this.columns = List.of(columns).stream().map(MetaDataRows::toColumn).toList();
	}

	private static Column toColumn(String text) {
		int space = text.indexOf(' ');
		return new Column(text.substring(0, space), text.substring(space + 1));
	}

	void add(@Nullable Object... values) {
		List<Value> row = new ArrayList<>(values.length);
		for (Object value : values) {
			row.add(Value.of(value));
		}
		this.rows.add(new Row(this.columns, row));
	}

	ResultSet toResultSet() {
		return new LibsqlResultSet(null, new MaterialisedRows(this.columns, this.rows), 0);
	}

}
