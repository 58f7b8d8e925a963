package io.github.libsqlspring.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the text of a {@code CREATE TABLE} says and no PRAGMA tells.
 *
 * @param primaryKeyName the name of the constraint that is the primary key, or
 * {@code null} if it has none
 * @param autoIncrement whether the primary key is {@code AUTOINCREMENT}
 * @param foreignKeys the foreign keys in the order of the text, which is the opposite of
 * the order of {@code PRAGMA foreign_key_list}
 */
public record TableDefinition(@Nullable String primaryKeyName, boolean autoIncrement, List<ForeignKey> foreignKeys) {

	private static final TableDefinition EMPTY = new TableDefinition(null, false, List.of());

	public TableDefinition {
		foreignKeys = List.copyOf(foreignKeys);
	}

	/**
	 * Reads a text as it stands in {@code sqlite_schema}.
	 * @param sql the text, or {@code null} for a table that has none
	 * @return what it says; of a text that creates no ordinary table, nothing
	 */
	public static TableDefinition parse(@Nullable String sql) {
		return (sql != null) ? new TableDefinitionReader(sql).read() : EMPTY;
	}

	/**
	 * The foreign key that {@code PRAGMA foreign_key_list} gives this number.
	 * @param id the number, from 0
	 * @return the foreign key, without a name if the text does not have as many
	 */
	public ForeignKey foreignKey(int id) {
		int index = this.foreignKeys.size() - 1 - id;
		return (index >= 0 && id >= 0) ? this.foreignKeys.get(index) : ForeignKey.UNKNOWN;
	}

	/**
	 * A foreign key.
	 *
	 * @param name the name of its constraint, or {@code null} if it has none
	 * @param check when it is checked
	 */
	public record ForeignKey(@Nullable String name, Check check) {

		static final ForeignKey UNKNOWN = new ForeignKey(null, Check.NOT_DEFERRABLE);

	}

	/**
	 * When a foreign key is checked.
	 */
	public enum Check {

		/** At the end of the statement. */
		NOT_DEFERRABLE,

		/** At the end of the statement, though declared {@code DEFERRABLE}. */
		INITIALLY_IMMEDIATE,

		/** At the end of the transaction. */
		INITIALLY_DEFERRED

	}

}
