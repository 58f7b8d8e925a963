package io.github.libsqlspring.jdbc;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;

/**
 * Collects the rows of a result set that JDBC specifies for metadata.
 */
final class MetaDataRows {

	private final List<Column> columns;

	private final List<Row> rows = new ArrayList<>();

	MetaDataRows(List<Column> columns) {
		this.columns = columns;
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
