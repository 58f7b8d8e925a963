package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;

/**
 * Finds columns by their labels: the first one that is equal but for case. Who asks again
 * for the same label, as for every row, is answered without a search. Threads may share
 * it as they share a result.
 */
final class ColumnLabels {

	private final List<Column> columns;

	private final Map<String, Integer> found = new ConcurrentHashMap<>();

	ColumnLabels(List<Column> columns) {
		this.columns = columns;
	}

	int find(@Nullable String label) throws SQLException {
		Integer known = (label != null) ? this.found.get(label) : null;
		if (known != null) {
			return known;
		}
		for (int i = 0; i < this.columns.size(); i++) {
			if (label != null && this.columns.get(i).name().equalsIgnoreCase(label)) {
				this.found.put(label, i + 1);
				return i + 1;
			}
		}
		throw SqlExceptions.noColumn("There is no column '" + label + "'; the result has "
				+ this.columns.stream().map(Column::name).toList());
	}

}
