package io.github.libsqlspring.jdbc;

import java.util.List;

import io.github.libsqlspring.Statement;
import io.github.libsqlspring.Value;

/**
 * One statement of a batch.
 *
 * @param sql its text
 * @param values one value per parameter
 */
record BatchItem(SqlText sql, List<Value> values) {

	Statement toStatement() {
		return this.sql.withArguments(this.values);
	}

}
