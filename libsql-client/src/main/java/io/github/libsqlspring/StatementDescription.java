package io.github.libsqlspring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a database says of a statement without executing it.
 *
 * @param parameters the name of each parameter with its prefix, in the order of their
 * numbers from 1; {@code null} for one without a name
 * @param columns the columns of its rows, empty if it gives none
 * @param explain whether it is EXPLAIN or EXPLAIN QUERY PLAN
 * @param readOnly whether it leaves the database as it is
 */
public record StatementDescription(List<@Nullable String> parameters, List<Column> columns, boolean explain,
		boolean readOnly) {

	public StatementDescription {
		parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
		columns = List.copyOf(columns);
	}

}
