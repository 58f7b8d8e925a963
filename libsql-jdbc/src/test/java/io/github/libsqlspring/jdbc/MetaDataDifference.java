package io.github.libsqlspring.jdbc;

import java.util.List;

/**
 * What is meant to be different from sqlite-jdbc in {@code DatabaseMetaData}.
 *
 * @param where the method, and the column in which values differ; {@code +} for rows that
 * only this driver has, {@code -} for rows that only sqlite-jdbc has
 * @param sqliteJdbc what sqlite-jdbc says
 * @param here what this driver says
 * @param reason why
 */
record MetaDataDifference(String where, String sqliteJdbc, String here, String reason) {

	static final List<MetaDataDifference> ROWS = List.of(
			new MetaDataDifference("getTables -", "indexes sqlite_autoindex_… as SYSTEM TABLE", "not listed",
					"they are indexes"),
			new MetaDataDifference("getTables +", "shadow tables of FTS and the like as TABLE", "as SYSTEM TABLE",
					"only their virtual table may change or drop them"),
			new MetaDataDifference("getColumns -", "hidden columns of virtual tables", "in getPseudoColumns",
					"JDBC has a method for hidden columns"),
			new MetaDataDifference("getColumns.DATA_TYPE",
					"INTEGER for BOOLEAN, BIGINT, SMALLINT and TINYINT; FLOAT for DECIMAL, NUMERIC and DOUBLE; VARCHAR for "
							+ "all else, BLOB too",
					"the type of that name, else by affinity; FLOAT for REAL, OTHER for ANY, JSON, UUID and columns "
							+ "without a type",
					"a caller binds by it: as VARCHAR a blob or a number would be stored as text"),
			new MetaDataDifference("getColumns.TYPE_NAME", "empty for a column without a type", "ANY",
					"Hibernate fails on an empty name"),
			new MetaDataDifference("getColumns.COLUMN_SIZE", "10 for DECIMAL(8,2)", "8", "the precision is 8"),
			new MetaDataDifference("getColumns.DECIMAL_DIGITS", "0 for text and blobs, 10 for the rest",
					"null where no scale is declared", "JDBC: null where not applicable"),
			new MetaDataDifference("getPrimaryKeys -", "SQLException for a table that is not there", "no rows",
					"JDBC knows no such error"),
			new MetaDataDifference("getExportedKeys -", "SQLException for a table that is not there", "no rows",
					"JDBC knows no such error"),
			new MetaDataDifference("getIndexInfo.ASC_OR_DESC", "null", "A or D", "SQLite knows it"),
			new MetaDataDifference("getIndexInfo.FILTER_CONDITION", "null", "the condition of a partial index",
					"SQLite knows it"),
			new MetaDataDifference("getImportedKeys -", "the parent as REFERENCES spells it", "by its own name",
					"names must compare equal to those of getTables"),
			new MetaDataDifference("getImportedKeys +", "the parent as REFERENCES spells it", "by its own name",
					"names must compare equal to those of getTables"),
			new MetaDataDifference("getImportedKeys.PKCOLUMN_NAME", "the first column for each of an implicit key",
					"the columns of the primary key in their order", "that is what the key refers to"),
			new MetaDataDifference("getImportedKeys.FK_NAME", "empty without a name, and for a name at a column",
					"null, or the name", "JDBC: null where there is none"),
			new MetaDataDifference("getImportedKeys.PK_NAME", "empty without a name", "null",
					"JDBC: null where there is none"),
			new MetaDataDifference("getImportedKeys.DEFERRABILITY", "always initially deferred", "as declared",
					"most keys are checked at the end of their statement"),
			new MetaDataDifference("getExportedKeys.PKCOLUMN_NAME", "empty for an implicit key",
					"the columns of the primary key", "that is what the key refers to"),
			new MetaDataDifference("getExportedKeys.FK_NAME", "empty without a name, and for a name at a column",
					"null, or the name", "JDBC: null where there is none"),
			new MetaDataDifference("getExportedKeys.PK_NAME", "empty without a name, and for an implicit key",
					"null, or the name", "JDBC: null where there is none"),
			new MetaDataDifference("getExportedKeys.DEFERRABILITY", "always initially deferred", "as declared",
					"most keys are checked at the end of their statement"),
			new MetaDataDifference("getCrossReference +", "no rows", "the foreign keys between the two tables",
					"JDBC asks for them"),
			new MetaDataDifference("getBestRowIdentifier +", "no rows", "the primary key, else the rowid",
					"JDBC asks for them"),
			new MetaDataDifference("getPseudoColumns -", "SQLFeatureNotSupportedException", "rows",
					"JDBC asks for them"),
			new MetaDataDifference("getPseudoColumns +", "SQLFeatureNotSupportedException",
					"rowid, and hidden columns of virtual tables", "JDBC asks for them"),
			new MetaDataDifference("getClientInfoProperties -", "SQLFeatureNotSupportedException", "rows",
					"JDBC asks for them"),
			new MetaDataDifference("getClientInfoProperties +", "SQLFeatureNotSupportedException",
					"the names that a connection keeps", "JDBC asks for them"),
			new MetaDataDifference("getTypeInfo -", "a type NULL", "not listed", "no column can be of it"),
			new MetaDataDifference("getTypeInfo +", "five types", "all that getColumns reports",
					"tools look them up here"),
			new MetaDataDifference("getTypeInfo.DATA_TYPE", "REAL for REAL", "FLOAT",
					"what SQLite calls REAL has 8 bytes, which JDBC calls FLOAT"),
			new MetaDataDifference("getTypeInfo.PRECISION", "0", "19 digits, 15 digits, the size of getColumns",
					"SQLite knows it"),
			new MetaDataDifference("getTypeInfo.LITERAL_PREFIX", "null", "' and X'", "SQLite knows it"),
			new MetaDataDifference("getTypeInfo.LITERAL_SUFFIX", "null", "'", "SQLite knows it"));

	static final List<MetaDataDifference> FACTS = List.of(
			fact("autoCommitFailureClosesAllResultSets", "refused", "false", "results stay open"),
			fact("doesMaxRowSizeIncludeBlobs", "false", "true", "a row is limited as a whole"),
			fact("generatedKeyAlwaysReturned", "refused", "false", "a table WITHOUT ROWID has none"),
			fact("getJDBCMinorVersion", "2", "3", "JDBC 4.3 is implemented"),
			fact("getMaxColumnsInGroupBy", "0", "2000", "limits.html"),
			fact("getMaxColumnsInIndex", "0", "2000", "limits.html"),
			fact("getMaxColumnsInOrderBy", "0", "2000", "limits.html"),
			fact("getMaxColumnsInSelect", "0", "2000", "limits.html"),
			fact("getMaxColumnsInTable", "0", "2000", "limits.html"),
			fact("getMaxTablesInSelect", "0", "64", "limits.html"),
			fact("getNumericFunctions", "none", "those of SQLite", "they exist"),
			fact("getStringFunctions", "none", "those of SQLite", "they exist"),
			fact("getSystemFunctions", "none", "those of SQLite", "they exist"),
			fact("getTimeDateFunctions", "five", "those of SQLite", "there are more"),
			fact("getProcedureTerm", "not_implemented", "empty", "there is no term"),
			fact("getResultSetHoldability", "close at commit", "hold over commit", "results outlive a commit"),
			fact("getSQLKeywords", "some", "all that SQL does not reserve", "lang_keywords.html"),
			fact("getUserName", "null", "empty", "SQLite has no users; callers do not expect null"),
			fact("nullsAreSortedAtStart", "true", "false", "NULL is the lowest: first up, last down"),
			fact("nullsAreSortedHigh", "true", "false", "NULL is the lowest: first up, last down"),
			fact("nullsAreSortedLow", "false", "true", "NULL is the lowest: first up, last down"),
			fact("storesMixedCaseQuotedIdentifiers", "false", "true", "names keep their case, quoted or not"),
			fact("supportsMixedCaseIdentifiers", "true", "false", "a and A are the same name"),
			fact("supportsCorrelatedSubqueries", "false", "true", "SQLite has them"),
			fact("supportsGroupByBeyondSelect", "false", "true", "SQLite has it"),
			fact("supportsGroupByUnrelated", "false", "true", "SQLite has it"),
			fact("supportsIntegrityEnhancementFacility", "false", "true", "SQLite has constraints"),
			fact("supportsLikeEscapeClause", "false", "true", "SQLite has it"),
			fact("supportsMultipleOpenResults", "false", "true", "KEEP_CURRENT_RESULT keeps results open"),
			fact("supportsMultipleResultSets", "false", "true", "scripts give several results"),
			fact("supportsNamedParameters", "true", "false", "JDBC means those of stored procedures"),
			fact("supportsOpenCursorsAcrossCommit", "false", "true", "results outlive a commit"),
			fact("supportsOpenStatementsAcrossCommit", "false", "true", "statements outlive a commit"),
			fact("supportsOpenStatementsAcrossRollback", "false", "true", "statements outlive a rollback"),
			fact("supportsOrderByUnrelated", "false", "true", "SQLite has it"),
			fact("supportsStoredFunctionsUsingCallSyntax", "refused", "false", "there are none"),
			fact("supportsSubqueriesInComparisons", "false", "true", "SQLite has them"),
			fact("supportsTableCorrelationNames", "false", "true", "SQLite has them"));

	private static MetaDataDifference fact(String method, String sqliteJdbc, String here, String reason) {
		return new MetaDataDifference(method, sqliteJdbc, here, reason);
	}

}
