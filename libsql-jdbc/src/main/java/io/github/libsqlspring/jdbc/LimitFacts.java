package io.github.libsqlspring.jdbc;

/**
 * The limits of SQLite (sqlite.org/limits.html) that hold everywhere; 0 for those of
 * length, which a server sets for itself, and where there is none.
 */
abstract class LimitFacts extends EmptySets {

	private static final int COLUMNS = 2000;

	private static final int TABLES_IN_JOIN = 64;

	@Override
	public boolean doesMaxRowSizeIncludeBlobs() {
		return true;
	}

	@Override
	public int getMaxBinaryLiteralLength() {
		return 0;
	}

	@Override
	public int getMaxCatalogNameLength() {
		return 0;
	}

	@Override
	public int getMaxCharLiteralLength() {
		return 0;
	}

	@Override
	public int getMaxColumnNameLength() {
		return 0;
	}

	@Override
	public int getMaxColumnsInGroupBy() {
		return COLUMNS;
	}

	@Override
	public int getMaxColumnsInIndex() {
		return COLUMNS;
	}

	@Override
	public int getMaxColumnsInOrderBy() {
		return COLUMNS;
	}

	@Override
	public int getMaxColumnsInSelect() {
		return COLUMNS;
	}

	@Override
	public int getMaxColumnsInTable() {
		return COLUMNS;
	}

	@Override
	public int getMaxConnections() {
		return 0;
	}

	@Override
	public int getMaxCursorNameLength() {
		return 0;
	}

	@Override
	public int getMaxIndexLength() {
		return 0;
	}

	@Override
	public int getMaxProcedureNameLength() {
		return 0;
	}

	@Override
	public int getMaxRowSize() {
		return 0;
	}

	@Override
	public int getMaxSchemaNameLength() {
		return 0;
	}

	@Override
	public int getMaxStatementLength() {
		return 0;
	}

	@Override
	public int getMaxStatements() {
		return 0;
	}

	@Override
	public int getMaxTableNameLength() {
		return 0;
	}

	@Override
	public int getMaxTablesInSelect() {
		return TABLES_IN_JOIN;
	}

	@Override
	public int getMaxUserNameLength() {
		return 0;
	}

}
