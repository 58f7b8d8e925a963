package io.github.libsqlspring.jdbc;

/**
 * Names: how they are written, and those that SQLite has of its own.
 */
abstract class NameFacts extends LimitFacts {

	// The keywords of SQLite (sqlite.org/lang_keywords.html) that are not reserved in
	// SQL.
	private static final String KEYWORDS = "ABORT,ACTION,ADD,AFTER,ALWAYS,ANALYZE,ASC,ATTACH,AUTOINCREMENT,BEFORE,CASCADE,CONFLICT,"
			+ "DATABASE,DEFERRABLE,DEFERRED,DESC,DETACH,DO,EXCLUDE,EXCLUSIVE,EXPLAIN,FAIL,FIRST,"
			+ "FOLLOWING,GENERATED,GLOB,GROUPS,IF,IGNORE,INDEX,INDEXED,INITIALLY,INSTEAD,ISNULL,KEY,"
			+ "LAST,LIMIT,MATERIALIZED,NOTHING,NOTNULL,NULLS,OFFSET,OTHERS,PLAN,PRAGMA,PRECEDING,QUERY,"
			+ "RAISE,REGEXP,REINDEX,RENAME,REPLACE,RESTRICT,RETURNING,TEMP,TEMPORARY,TIES,TRANSACTION,"
			+ "UNBOUNDED,VACUUM,VIEW,VIRTUAL";

	@Override
	public String getCatalogSeparator() {
		return ".";
	}

	@Override
	public String getCatalogTerm() {
		return "catalog";
	}

	@Override
	public String getDatabaseProductName() {
		return "SQLite";
	}

	@Override
	public int getDriverMajorVersion() {
		return DriverVersion.MAJOR;
	}

	@Override
	public int getDriverMinorVersion() {
		return DriverVersion.MINOR;
	}

	@Override
	public String getDriverName() {
		return DriverVersion.NAME;
	}

	@Override
	public String getDriverVersion() {
		return DriverVersion.TEXT;
	}

	@Override
	public String getExtraNameCharacters() {
		return "";
	}

	@Override
	public String getIdentifierQuoteString() {
		return "\"";
	}

	@Override
	public int getJDBCMajorVersion() {
		return 4;
	}

	@Override
	public int getJDBCMinorVersion() {
		return 3;
	}

	@Override
	public String getNumericFunctions() {
		return "ABS,ACOS,ASIN,ATAN,ATAN2,CEILING,COS,DEGREES,EXP,FLOOR,LN,LOG,LOG10,PI,POWER,RADIANS,RANDOM,"
				+ "ROUND,SIGN,SIN,SQRT,TAN";
	}

	@Override
	public String getProcedureTerm() {
		return "";
	}

	@Override
	public String getSQLKeywords() {
		return KEYWORDS;
	}

	@Override
	public int getSQLStateType() {
		return sqlStateSQL;
	}

	@Override
	public String getSchemaTerm() {
		return "schema";
	}

	@Override
	public String getSearchStringEscape() {
		return "\\";
	}

	@Override
	public String getStringFunctions() {
		return "CHAR,CONCAT,CONCAT_WS,FORMAT,HEX,INSTR,LENGTH,LOWER,LTRIM,OCTET_LENGTH,PRINTF,QUOTE,REPLACE,RTRIM,"
				+ "SUBSTR,SUBSTRING,TRIM,UNHEX,UNICODE,UPPER";
	}

	@Override
	public String getSystemFunctions() {
		return "CHANGES,COALESCE,IFNULL,IIF,LAST_INSERT_ROWID,NULLIF,SQLITE_VERSION,TOTAL_CHANGES,TYPEOF";
	}

	@Override
	public String getTimeDateFunctions() {
		return "DATE,DATETIME,JULIANDAY,STRFTIME,TIME,TIMEDIFF,UNIXEPOCH";
	}

	@Override
	public String getUserName() {
		return "";
	}

	@Override
	public boolean isCatalogAtStart() {
		return true;
	}

	@Override
	public boolean storesLowerCaseIdentifiers() {
		return false;
	}

	@Override
	public boolean storesLowerCaseQuotedIdentifiers() {
		return false;
	}

	@Override
	public boolean storesMixedCaseIdentifiers() {
		return true;
	}

	@Override
	public boolean storesMixedCaseQuotedIdentifiers() {
		return true;
	}

	@Override
	public boolean storesUpperCaseIdentifiers() {
		return false;
	}

	@Override
	public boolean storesUpperCaseQuotedIdentifiers() {
		return false;
	}

	@Override
	public boolean supportsMixedCaseIdentifiers() {
		return false;
	}

	@Override
	public boolean supportsMixedCaseQuotedIdentifiers() {
		return false;
	}

}
