package io.github.libsqlspring.jdbc.hibernate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.internal.StandardTableExporter;

/**
 * Tables with their foreign keys, which SQLite takes in {@code CREATE TABLE} only. The
 * table that a key refers to may be created later.
 */
final class TablesWithForeignKeys extends StandardTableExporter {

	TablesWithForeignKeys(Dialect dialect) {
		super(dialect);
	}

	@Override
	public String[] getSqlCreateStrings(Table table, Metadata metadata, SqlStringGenerationContext context) {
		String[] statements = super.getSqlCreateStrings(table, metadata, context);
		String keys = foreignKeys(table).map((key) -> clause(key, context)).collect(Collectors.joining());
		int end = statements[0].lastIndexOf(')');
		statements[0] = statements[0].substring(0, end) + keys + statements[0].substring(end);
		return statements;
	}

	// A table cannot be dropped while rows of another one refer to its rows.
	@Override
	public String[] getSqlDropStrings(Table table, Metadata metadata, SqlStringGenerationContext context) {
		List<String> statements = new ArrayList<>();
		for (Table each : withReferring(table, metadata, new LinkedHashSet<>())) {
			statements.addAll(0, List.of(super.getSqlDropStrings(each, metadata, context)));
		}
		return statements.toArray(String[]::new);
	}

	private static Set<Table> withReferring(Table table, Metadata metadata, Set<Table> found) {
		if (found.add(table)) {
			metadata.collectTableMappings()
				.stream()
				.filter((other) -> foreignKeys(other).anyMatch((key) -> table.equals(key.getReferencedTable())))
				.forEach((other) -> withReferring(other, metadata, found));
		}
		return found;
	}

	private static Stream<ForeignKey> foreignKeys(Table table) {
		return table.getForeignKeyCollection()
			.stream()
			.filter((key) -> key.isCreationEnabled() && key.isPhysicalConstraint());
	}

	private String clause(ForeignKey key, SqlStringGenerationContext context) {
		return ", constraint " + this.dialect.quote(key.getName())
				+ ((key.getKeyDefinition() != null) ? " " + key.getKeyDefinition() : definition(key, context));
	}

	private String definition(ForeignKey key, SqlStringGenerationContext context) {
		OnDeleteAction action = key.getOnDeleteAction();
		List<Column> referenced = key.isReferenceToPrimaryKey() ? key.getReferencedTable().getPrimaryKey().getColumns()
				: key.getReferencedColumns();
		return " foreign key (" + names(key.getColumns()) + ") references "
				+ context.format(key.getReferencedTable().getQualifiedTableName()) + " (" + names(referenced) + ")"
				+ ((action != null && action != OnDeleteAction.NO_ACTION) ? " on delete " + action.toSqlString() : "");
	}

	private String names(List<Column> columns) {
		return columns.stream().map((column) -> column.getQuotedName(this.dialect)).collect(Collectors.joining(", "));
	}

}
