package io.github.libsqlspring.jdbc.hibernate;

import java.util.stream.Collectors;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.unique.AlterTableUniqueDelegate;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.UniqueKey;

/**
 * Unique constraints as unique indexes, which SQLite adds to a table that exists; a
 * constraint it takes in {@code CREATE TABLE} only (SQLite's documentation, "ALTER
 * TABLE"). Both are the same to it otherwise.
 */
final class UniqueIndexes extends AlterTableUniqueDelegate {

	UniqueIndexes(Dialect dialect) {
		super(dialect);
	}

	@Override
	public String getAlterTableToAddUniqueKeyCommand(UniqueKey key, Metadata metadata,
			SqlStringGenerationContext context) {
		return "create unique index if not exists " + name(key) + " on "
				+ context.format(key.getTable().getQualifiedTableName()) + " ("
				+ key.getColumns().stream().map((column) -> column(key, column)).collect(Collectors.joining(", "))
				+ ")";
	}

	@Override
	public String getAlterTableToDropUniqueKeyCommand(UniqueKey key, Metadata metadata,
			SqlStringGenerationContext context) {
		return "drop index if exists " + name(key);
	}

	private String name(UniqueKey key) {
		return this.dialect.quote(key.getName());
	}

	private String column(UniqueKey key, Column column) {
		String order = key.getColumnOrderMap().get(column);
		return column.getQuotedName(this.dialect) + ((order != null) ? " " + order : "");
	}

}
