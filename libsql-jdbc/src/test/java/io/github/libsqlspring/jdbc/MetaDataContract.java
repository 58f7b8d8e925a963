package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.simple.SimpleJdbcCall;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@code DatabaseMetaData} tells.
 */
interface MetaDataContract extends PathContract {

	@BeforeEach
	default void createSchema() throws SQLException {
		try (Connection connection = connect()) {
			RichSchema.create(connection);
		}
	}

	private static List<String> strings(ResultSet rows, String... columns) throws SQLException {
		return RichSchema.strings(rows, columns);
	}

	private void describe(Work work) throws SQLException {
		try (Connection connection = connect()) {
			work.on(connection.getMetaData());
		}
	}

	@Test
	default void theProductIsSqlite() throws SQLException {
		describe((data) -> {
			assertThat(data.getDatabaseProductName()).isEqualTo("SQLite");
			assertThat(data.getDatabaseProductVersion())
				.isEqualTo(jdbc().queryForObject("SELECT sqlite_version()", String.class));
			assertThat(data.getDatabaseMajorVersion()).isEqualTo(3);
			assertThat(data.getDatabaseMinorVersion()).isGreaterThan(20);
			assertThat(data.getDriverName()).isEqualTo("libSQL for Spring Boot JDBC");
			assertThat(data.getConnection().getMetaData()).isSameAs(data);
			assertThat(data.getUserName()).isEmpty();
		});
	}

	@Test
	default void tablesAreListedByTypeAndName() throws SQLException {
		describe((data) -> {
			assertThat(strings(data.getTables(null, null, null, new String[] { "VIEW", "table" }), "TABLE_NAME",
					"TABLE_TYPE"))
				.containsExactly("all types TABLE", "child TABLE", "child2 TABLE", "comp TABLE", "docs TABLE",
						"parts TABLE", "strict_t TABLE", "tXtable TABLE", "t_table TABLE", "we\"ird%_t TABLE",
						"vw VIEW");
			assertThat(strings(data.getTables(null, null, "%", new String[] { "SYSTEM TABLE" }), "TABLE_NAME"))
				.contains("docs_config", "docs_data", "sqlite_schema", "sqlite_sequence");
			assertThat(strings(data.getTables(null, null, "comp", null)))
				.containsExactly("null null comp TABLE" + " null".repeat(6));
			assertThat(strings(data.getTables(null, null, "comp", new String[] { "NONE" }))).isEmpty();
			assertThat(strings(data.getTableTypes())).containsExactly("GLOBAL TEMPORARY", "SYSTEM TABLE", "TABLE",
					"VIEW");
		});
	}

	@Test
	default void namesMatchPatternsWithoutRegardToCase() throws SQLException {
		describe((data) -> {
			assertThat(strings(data.getTables(null, null, "CHI%", null), "TABLE_NAME")).containsExactly("child",
					"child2");
			assertThat(strings(data.getTables(null, null, "_omp", null), "TABLE_NAME")).containsExactly("comp");
			assertThat(strings(data.getTables(null, null, "t\\_TABLE", null), "TABLE_NAME")).containsExactly("t_table");
			assertThat(strings(data.getTables(null, null, "t_tabl_", null), "TABLE_NAME")).containsExactly("tXtable",
					"t_table");
			assertThat(strings(data.getTables(null, null, "we\"ird\\%%", null), "TABLE_NAME"))
				.containsExactly("we\"ird%_t");
			assertThat(strings(data.getTables(null, null, "", null))).isEmpty();
			assertThat(strings(data.getTables(null, null, "o'x' OR 1=1 --", null))).isEmpty();
			assertThat(strings(data.getColumns(null, null, "we%", "a\\%B"), "COLUMN_NAME", "ORDINAL_POSITION"))
				.containsExactly("a%b 1");
			assertThat(strings(data.getColumns(null, null, "we%", "a\\_b"), "COLUMN_NAME", "ORDINAL_POSITION"))
				.containsExactly("a_b 2");
			assertThat(strings(data.getColumns(null, null, "we%", "a_b"), "COLUMN_NAME")).containsExactly("a%b", "a_b",
					"axb");
			assertThat(strings(data.getColumns(null, null, "we%", "ün_"), "COLUMN_NAME")).containsExactly("ünï");
		});
	}

	@Test
	default void theExactNameOfATableWinsOverItsUseAsAPattern() throws SQLException {
		describe((data) -> {
			assertThat(strings(data.getTables(null, null, "t_table", null), "TABLE_NAME")).containsExactly("t_table");
			assertThat(strings(data.getColumns(null, null, "T_TABLE", null), "COLUMN_NAME")).containsExactly("x");
		});
	}

	@Test
	default void unknownCatalogsAndSchemasHaveNothing() throws SQLException {
		describe((data) -> {
			assertThat(strings(data.getCatalogs())).isEmpty();
			assertThat(strings(data.getSchemas())).isEmpty();
			for (String home : new String[] { "", "main", "MAIN", null }) {
				assertThat(strings(data.getTables(home, null, "comp", null))).hasSize(1);
				assertThat(strings(data.getColumns(null, home, "comp", null))).hasSize(5);
				assertThat(strings(data.getPrimaryKeys(home, home, "comp"))).hasSize(2);
			}
			assertThat(strings(data.getTables(null, "%", "comp", null))).hasSize(1);
			for (String home : new String[] { "other", "temp" }) {
				assertThat(strings(data.getTables(home, null, "comp", null))).isEmpty();
				assertThat(strings(data.getColumns(null, home, "comp", null))).isEmpty();
				assertThat(strings(data.getPrimaryKeys(home, null, "comp"))).isEmpty();
				assertThat(strings(data.getIndexInfo(null, home, "comp", false, false))).isEmpty();
				assertThat(strings(data.getImportedKeys(home, null, "child"))).isEmpty();
				assertThat(strings(data.getExportedKeys(null, home, "comp"))).isEmpty();
				assertThat(strings(data.getCrossReference(home, null, "comp", null, null, "child"))).isEmpty();
				assertThat(strings(data.getCrossReference(null, null, "comp", null, home, "child"))).isEmpty();
			}
			assertThat(strings(data.getFunctions("other", null, "abs"))).isEmpty();
		});
	}

	@Test
	default void columnsHaveTheTypesTheyWereDeclaredWith() throws SQLException {
		describe((data) -> assertThat(strings(data.getColumns(null, null, "all types", null), "COLUMN_NAME",
				"DATA_TYPE", "TYPE_NAME", "COLUMN_SIZE", "DECIMAL_DIGITS"))
			.containsExactly("id 4 INTEGER 2000000000 0", "na me 12 TEXT 2000000000 null", "price 3 DECIMAL 8 2",
					"cover 2004 BLOB 2000000000 null", "d 91 DATE 2000000000 null", "ts 93 TIMESTAMP 2000000000 null",
					"b 16 BOOLEAN 2000000000 null", "f 6 FLOAT 2000000000 null", "r 6 REAL 2000000000 null",
					"dd 8 DOUBLE PRECISION 2000000000 null", "v 12 VARCHAR 20 null", "untyped 1111 ANY 2000000000 null",
					"n 2 NUMERIC 10 0", "big -5 BIGINT 2000000000 0", "sm 5 SMALLINT 2000000000 0",
					"ti -6 TINYINT 2000000000 0", "c 1 CHAR 3 null", "dt 93 DATETIME 2000000000 null",
					"tm 92 TIME 2000000000 null", "u 1111 UUID 2000000000 null", "j 1111 JSON 2000000000 null",
					"i8 4 UNSIGNED BIG INT 2000000000 0", "clob 12 CLOB 2000000000 null",
					"odd 2 MONEY 2000000000 null"));
	}

	@Test
	default void columnsTellDefaultsGenerationAndPosition() throws SQLException {
		describe((data) -> {
			String[] wanted = { "COLUMN_NAME", "ORDINAL_POSITION", "NULLABLE", "IS_NULLABLE", "COLUMN_DEF",
					"IS_AUTOINCREMENT", "IS_GENERATEDCOLUMN" };
			assertThat(strings(data.getColumns(null, null, "comp", "%"), wanted)).containsExactly("a 1 0 NO null NO NO",
					"b 2 0 NO null NO NO", "c 3 1 YES 1+2 NO NO", "d 4 1 YES null NO YES", "e 5 1 YES null NO YES");
			assertThat(strings(data.getColumns(null, null, "all types", "i_"), wanted))
				.containsExactly("id 1 1 YES null YES NO", "i8 22 1 YES null NO NO");
			assertThat(strings(data.getColumns(null, null, "child", "id"), wanted))
				.containsExactly("id 1 1 YES null NO NO");
			assertThat(strings(data.getColumns(null, null, "vw", "%"), "COLUMN_NAME", "TYPE_NAME"))
				.containsExactly("id INTEGER", "nm TEXT", "dbl ANY");
			assertThat(strings(data.getColumns(null, null, "docs", null), "COLUMN_NAME")).containsExactly("title",
					"body");
			assertThat(strings(data.getColumns(null, null, "c%", "_d"), "TABLE_NAME", "COLUMN_NAME"))
				.containsExactly("child id", "child2 id");
		});
	}

	@Test
	default void aViewThatNoLongerCompilesHidesNothingElse() throws SQLException {
		jdbc().execute("CREATE VIEW a_broken AS SELECT * FROM missing");
		jdbc().execute("CREATE VIEW whole AS SELECT x FROM t_table");
		describe((data) -> {
			assertThat(strings(data.getTables(null, null, "a_broken", null), "TABLE_TYPE")).containsExactly("VIEW");
			assertThat(strings(data.getColumns(null, null, "a_broken", null))).isEmpty();
			assertThat(strings(data.getColumns(null, null, "%", null), "TABLE_NAME", "COLUMN_NAME"))
				.contains("t_table x", "vw nm", "whole x");
			assertThat(strings(data.getColumns(null, null, "%", null), "TABLE_NAME")).isSorted();
			assertThat(strings(data.getPrimaryKeys(null, null, "a_broken"))).isEmpty();
			assertThat(strings(data.getPseudoColumns(null, null, "t_table", null))).hasSize(1);
		});
		jdbc().execute("DROP VIEW a_broken");
	}

	@Test
	default void primaryKeysAreNamedByTheirConstraint() throws SQLException {
		describe((data) -> {
			assertThat(strings(data.getPrimaryKeys(null, null, "COMP"))).containsExactly("null null comp a 2 comp_pk",
					"null null comp b 1 comp_pk");
			assertThat(strings(data.getPrimaryKeys(null, null, "child"), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"))
				.containsExactly("id 1 null");
			for (String table : new String[] { "vw", "t_table", "missing", "c%", null }) {
				assertThat(strings(data.getPrimaryKeys(null, null, table))).isEmpty();
			}
		});
	}

	@Test
	default void indexesTellUniquenessOrderAndCondition() throws SQLException {
		describe((data) -> {
			assertThat(strings(data.getIndexInfo(null, null, "ALL types", false, true))).containsExactly(
					"null null all types 0 null ix2 3 1 null A 0 0 price > 0 AND v <> ') WHERE'",
					"null null all types 0 null ix2 3 2 d A 0 0 price > 0 AND v <> ') WHERE'",
					"null null all types 0 null sqlite_autoindex_all types_1 3 1 na me A 0 0 null",
					"null null all types 0 null sqlite_autoindex_all types_1 3 2 v A 0 0 null",
					"null null all types 1 null ix1 3 1 v D 0 0 null",
					"null null all types 1 null ix1 3 2 price A 0 0 null");
			assertThat(strings(data.getIndexInfo(null, null, "all types", true, false), "INDEX_NAME"))
				.doesNotContain("ix1");
			try (ResultSet rows = data.getIndexInfo(null, null, "comp", false, false)) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getBoolean("NON_UNIQUE")).isFalse();
			}
			assertThat(strings(data.getIndexInfo(null, null, "missing", false, false))).isEmpty();
		});
	}

	@Test
	default void importedKeysFindTheColumnsTheyMean() throws SQLException {
		describe((data) -> {
			assertThat(strings(data.getImportedKeys(null, null, "CHILD"))).containsExactly(
					"null null all types id null null child p 1 3 3 null null 7",
					"null null comp a null null child ca 1 2 0 fk_comp comp_pk 5",
					"null null comp b null null child cb 2 2 0 fk_comp comp_pk 5");
			assertThat(strings(data.getImportedKeys(null, null, "child2"))).containsExactly(
					"null null child id null null child2 x 1 1 4 fkx null 7",
					"null null comp b null null child2 cb 1 3 3 null comp_pk 6",
					"null null comp a null null child2 ca 2 3 3 null comp_pk 6",
					"null null comp b null null child2 cb 1 3 3 null comp_pk 7",
					"null null comp a null null child2 ca 2 3 3 null comp_pk 7");
			assertThat(strings(data.getImportedKeys(null, null, "comp"))).isEmpty();
		});
	}

	@Test
	default void exportedKeysAndCrossReferencesAreImportedKeysSeenFromTheParent() throws SQLException {
		describe((data) -> {
			String[] wanted = { "PKTABLE_NAME", "PKCOLUMN_NAME", "FKTABLE_NAME", "FKCOLUMN_NAME", "KEY_SEQ" };
			assertThat(strings(data.getExportedKeys(null, null, "Comp"), wanted)).containsExactly("comp a child ca 1",
					"comp b child cb 2", "comp b child2 cb 1", "comp a child2 ca 2", "comp b child2 cb 1",
					"comp a child2 ca 2");
			assertThat(strings(data.getExportedKeys(null, null, "parts"), wanted))
				.containsExactly("parts id parts whole 1");
			assertThat(strings(data.getCrossReference(null, null, "comp", null, null, "CHILD"), wanted))
				.containsExactly("comp a child ca 1", "comp b child cb 2");
			assertThat(strings(data.getCrossReference(null, null, null, null, null, "child"), wanted)).hasSize(3);
			assertThat(strings(data.getCrossReference(null, null, "comp", null, null, null), wanted)).hasSize(6);
			assertThat(strings(data.getCrossReference(null, null, "child", null, null, "comp"))).isEmpty();
			assertThat(strings(data.getImportedKeys(null, null, null))).isEmpty();
			assertThat(strings(data.getExportedKeys(null, null, null))).isEmpty();
		});
	}

	@Test
	default void rowsAreIdentifiedByTheirKeyOrElseByTheirRowid() throws SQLException {
		describe((data) -> {
			int transaction = DatabaseMetaData.bestRowTransaction;
			int session = DatabaseMetaData.bestRowSession;
			String[] wanted = { "SCOPE", "COLUMN_NAME", "DATA_TYPE", "PSEUDO_COLUMN" };
			assertThat(strings(data.getBestRowIdentifier(null, null, "child", session, false), wanted))
				.containsExactly("2 id 4 1");
			assertThat(strings(data.getBestRowIdentifier(null, null, "comp", session, false), wanted))
				.containsExactly("2 b 4 1", "2 a 12 1");
			assertThat(strings(data.getBestRowIdentifier(null, null, "child2", session, true), wanted))
				.containsExactly("2 id 4 1");
			assertThat(strings(data.getBestRowIdentifier(null, null, "child2", transaction, false), wanted))
				.containsExactly("1 rowid -5 2");
			assertThat(strings(data.getBestRowIdentifier(null, null, "t_table", transaction, true), wanted))
				.containsExactly("1 rowid -5 2");
			assertThat(strings(data.getBestRowIdentifier(null, null, "t_table", session, true))).isEmpty();
			assertThat(strings(data.getBestRowIdentifier(null, null, "vw", transaction, true))).isEmpty();
			assertThat(strings(data.getVersionColumns(null, null, "comp"))).isEmpty();
		});
	}

	@Test
	default void pseudoColumnsAreTheRowidAndWhatVirtualTablesHide() throws SQLException {
		describe((data) -> {
			String[] wanted = { "TABLE_NAME", "COLUMN_NAME", "DATA_TYPE", "COLUMN_USAGE" };
			assertThat(strings(data.getPseudoColumns(null, null, "docs", "%"), wanted)).containsExactly(
					"docs docs 1111 NO_USAGE_RESTRICTIONS", "docs rank 1111 NO_USAGE_RESTRICTIONS",
					"docs rowid -5 NO_USAGE_RESTRICTIONS");
			assertThat(strings(data.getPseudoColumns(null, null, "t\\_table", "row%"), "COLUMN_NAME"))
				.containsExactly("rowid");
			assertThat(strings(data.getPseudoColumns(null, null, "comp", null))).isEmpty();
			assertThat(strings(data.getPseudoColumns(null, null, "vw", null))).isEmpty();
		});
	}

	@Test
	default void functionsAreThoseOfTheDatabase() throws SQLException {
		describe((data) -> {
			assertThat(strings(data.getFunctions(null, null, "SUBST%")))
				.contains("null null substr null 1 substr/2", "null null substring null 1 substring/3")
				.isSorted();
			assertThat(strings(data.getFunctionColumns(null, null, "nullif", "%"), "FUNCTION_NAME", "COLUMN_NAME",
					"COLUMN_TYPE", "ORDINAL_POSITION", "SPECIFIC_NAME"))
				.containsExactly("nullif  4 0 nullif/2", "nullif arg1 1 1 nullif/2", "nullif arg2 1 2 nullif/2");
			List<String> known = strings(data.getFunctions(null, null, null), "FUNCTION_NAME");
			String listed = String.join(",", data.getNumericFunctions(), data.getStringFunctions(),
					data.getSystemFunctions(), data.getTimeDateFunctions());
			assertThat(known).contains(listed.toLowerCase(Locale.ROOT).split(","));
		});
	}

	@Test
	default void typesAreOrderedByTheirNumber() throws SQLException {
		describe((data) -> {
			List<Integer> numbers = strings(data.getTypeInfo(), "DATA_TYPE").stream().map(Integer::valueOf).toList();
			assertThat(numbers).isSorted();
			assertThat(strings(data.getColumns(null, null, null, null), "DATA_TYPE").stream().map(Integer::valueOf))
				.isSubsetOf(numbers);
			assertThat(strings(data.getTypeInfo(), "TYPE_NAME")).contains("INTEGER", "REAL", "TEXT", "BLOB", "NUMERIC");
		});
	}

	@Test
	default void whatSqliteDoesNotHaveIsEmptyAndInShape() throws SQLException {
		describe((data) -> {
			assertShape(data.getProcedures(null, null, null), 9, "PROCEDURE_CAT", "SPECIFIC_NAME");
			assertShape(data.getProcedureColumns(null, null, null, null), 20, "PROCEDURE_CAT", "SPECIFIC_NAME");
			assertShape(data.getUDTs(null, null, null, null), 7, "TYPE_CAT", "BASE_TYPE");
			assertShape(data.getSuperTypes(null, null, null), 6, "TYPE_CAT", "SUPERTYPE_NAME");
			assertShape(data.getSuperTables(null, null, null), 4, "TABLE_CAT", "SUPERTABLE_NAME");
			assertShape(data.getAttributes(null, null, null, null), 21, "TYPE_CAT", "SOURCE_DATA_TYPE");
			assertShape(data.getColumnPrivileges(null, null, null, null), 8, "TABLE_CAT", "IS_GRANTABLE");
			assertShape(data.getTablePrivileges(null, null, null), 7, "TABLE_CAT", "IS_GRANTABLE");
			assertShape(data.getVersionColumns(null, null, "x"), 8, "SCOPE", "PSEUDO_COLUMN");
			assertShape(data.getCatalogs(), 1, "TABLE_CAT", "TABLE_CAT");
			assertShape(data.getSchemas(null, "%"), 2, "TABLE_SCHEM", "TABLE_CATALOG");
		});
	}

	@Test
	default void clientInfoNamesAreThoseThatAreKept() throws SQLException {
		describe((data) -> {
			assertThat(RichSchema.labels(data.getClientInfoProperties())).containsExactly("NAME", "MAX_LEN",
					"DEFAULT_VALUE", "DESCRIPTION");
			List<String> names = strings(data.getClientInfoProperties(), "NAME");
			assertThat(names).containsExactly("ApplicationName", "ClientHostname", "ClientUser");
			for (String name : names) {
				data.getConnection().setClientInfo(name, "x");
				assertThat(data.getConnection().getClientInfo(name)).isEqualTo("x");
			}
			assertThat((Object) data.getConnection().getWarnings()).isNull();
		});
	}

	@Test
	default void resultsAreOfTheFormsThatAreSaidToBePossible() throws SQLException {
		describe((data) -> {
			Connection connection = data.getConnection();
			for (int type : new int[] { ResultSet.TYPE_FORWARD_ONLY, ResultSet.TYPE_SCROLL_INSENSITIVE,
					ResultSet.TYPE_SCROLL_SENSITIVE }) {
				for (int concurrency : new int[] { ResultSet.CONCUR_READ_ONLY, ResultSet.CONCUR_UPDATABLE }) {
					try (Statement statement = connection.createStatement(type, concurrency)) {
						boolean given = statement.getResultSetType() == type
								&& statement.getResultSetConcurrency() == concurrency;
						assertThat(data.supportsResultSetConcurrency(type, concurrency)).isEqualTo(given)
							.isEqualTo(connection.getWarnings() == null);
						connection.clearWarnings();
						if (given) {
							assertRowsDoNotChange(data, statement, type);
						}
					}
				}
				try (Statement statement = connection.createStatement(type, ResultSet.CONCUR_READ_ONLY)) {
					assertThat(data.supportsResultSetType(type)).isEqualTo(statement.getResultSetType() == type);
					connection.clearWarnings();
				}
			}
		});
	}

	private static void assertRowsDoNotChange(DatabaseMetaData data, Statement statement, int type)
			throws SQLException {
		assertThat(data.ownInsertsAreVisible(type) || data.ownUpdatesAreVisible(type) || data.ownDeletesAreVisible(type)
				|| data.othersInsertsAreVisible(type) || data.othersUpdatesAreVisible(type)
				|| data.othersDeletesAreVisible(type) || data.insertsAreDetected(type) || data.updatesAreDetected(type)
				|| data.deletesAreDetected(type))
			.isFalse();
		try (ResultSet rows = statement.executeQuery("SELECT 1")) {
			assertThat(rows.next()).isTrue();
			assertThatExceptionOfType(SQLException.class).isThrownBy(rows::insertRow);
			assertThatExceptionOfType(SQLException.class).isThrownBy(rows::deleteRow);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows.updateInt(1, 2));
		}
	}

	@Test
	default void severalResultsCanBeOpenAtOnceAsIsSaid() throws SQLException {
		describe((data) -> {
			assertThat(data.supportsMultipleResultSets() && data.supportsMultipleOpenResults()).isTrue();
			try (Statement statement = data.getConnection().createStatement()) {
				assertThat(statement.execute("SELECT 1; SELECT 2")).isTrue();
				ResultSet first = statement.getResultSet();
				assertThat(statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)).isTrue();
				ResultSet second = statement.getResultSet();
				assertThat(first.next() && second.next()).isTrue();
				assertThat(first.getInt(1) + second.getInt(1)).isEqualTo(3);
			}
		});
	}

	private static void assertShape(ResultSet rows, int columns, String first, String last) throws SQLException {
		assertThat(RichSchema.labels(rows)).hasSize(columns).startsWith(first).endsWith(last);
		assertThat(strings(rows)).isEmpty();
	}

	@Test
	default void metaDataSeesTheTransactionAndBeginsNone() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			DatabaseMetaData data = connection.getMetaData();
			data.getTables(null, null, null, null);
			data.getColumns(null, null, null, null);
			assertThat(jdbc().update("INSERT INTO t_table VALUES (3)")).isEqualTo(1);

			statement.execute("CREATE TABLE fresh (a INTEGER PRIMARY KEY, b REFERENCES comp)");
			assertThat(strings(data.getTables(null, null, "fresh", null), "TABLE_NAME")).containsExactly("fresh");
			assertThat(strings(data.getColumns(null, null, "fresh", null), "COLUMN_NAME")).containsExactly("a", "b");
			assertThat(strings(data.getPrimaryKeys(null, null, "fresh"), "COLUMN_NAME")).containsExactly("a");
			assertThat(strings(data.getImportedKeys(null, null, "fresh"), "PKTABLE_NAME")).containsExactly("comp");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("nonsense"));
			assertThat(strings(data.getTables(null, null, "fresh", null), "TABLE_NAME")).containsExactly("fresh");
			connection.rollback();
			assertThat(strings(data.getTables(null, null, "fresh", null))).isEmpty();
		}
	}

	@Test
	default void aReadOnlyConnectionIsDescribedAsWell() throws SQLException {
		try (Connection connection = connect()) {
			connection.setReadOnly(true);
			assertThat(strings(connection.getMetaData().getColumns(null, null, "comp", null))).hasSize(5);
			assertThat(connection.getMetaData().isReadOnly()).isTrue();
		}
	}

	@Test
	default void aClosedConnectionIsNotDescribed() throws SQLException {
		Connection connection = connect();
		DatabaseMetaData data = connection.getMetaData();
		connection.close();

		for (Work work : List.<Work>of((closed) -> closed.getTables(null, null, null, null),
				DatabaseMetaData::getCatalogs, DatabaseMetaData::getTypeInfo, DatabaseMetaData::getTableTypes,
				(closed) -> closed.getImportedKeys(null, null, "x"),
				(closed) -> closed.getProcedures(null, null, null))) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> work.on(data))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08003"));
		}
	}

	@Test
	default void whatIsReportedAsSupportedIs() throws SQLException {
		describe((data) -> {
			Connection connection = data.getConnection();
			for (int type : new int[] { ResultSet.TYPE_FORWARD_ONLY, ResultSet.TYPE_SCROLL_INSENSITIVE,
					ResultSet.TYPE_SCROLL_SENSITIVE }) {
				for (int concurrency : new int[] { ResultSet.CONCUR_READ_ONLY, ResultSet.CONCUR_UPDATABLE }) {
					try (Statement statement = connection.createStatement(type, concurrency)) {
						boolean given = statement.getResultSetType() == type
								&& statement.getResultSetConcurrency() == concurrency;
						assertThat(given).isEqualTo(data.supportsResultSetConcurrency(type, concurrency));
					}
				}
			}
			assertThat(data.supportsStoredProcedures()).isFalse();
			assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
				.isThrownBy(() -> connection.prepareCall("{call x}"));
			assertThat(data.supportsResultSetHoldability(connection.getHoldability())).isTrue();
			assertThat(data.supportsTransactionIsolationLevel(connection.getTransactionIsolation())).isTrue();
			assertThat(data.getSQLKeywords().split(",")).contains("PRAGMA", "VACUUM").doesNotContain("SELECT");
			assertThat(data.getMaxColumnsInTable()).isEqualTo(2000);
			assertThat(data.getMaxTablesInSelect()).isEqualTo(64);
		});
	}

	@Test
	default void springInsertsIntoTheTableItNames() {
		new SimpleJdbcInsert(jdbc()).withTableName("t_table").execute(Map.of("x", 5));
		assertThat(jdbc().queryForObject("SELECT count(*) FROM t_table", Integer.class)).isEqualTo(1);

		Number key = new SimpleJdbcInsert(jdbc()).withTableName("CHILD")
			.usingGeneratedKeyColumns("id")
			.executeAndReturnKey(Map.of("ca", "a"));
		assertThat(key.longValue()).isEqualTo(1);
	}

	@Test
	default void springFindsNoProcedureToCall() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> new SimpleJdbcCall(jdbc()).withProcedureName("x").execute());
	}

	@Test
	default void threeHundredTablesAreDescribedAtOnce() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			for (int i = 0; i < 300; i++) {
				statement.addBatch("CREATE TABLE many_" + i + " (id INTEGER PRIMARY KEY, a, b, c, d, e, f, g, h, "
						+ "p INT REFERENCES child, UNIQUE (a, b))");
			}
			statement.executeBatch();
			assertThat(strings(connection.getMetaData().getColumns(null, null, "%", "%"), "COLUMN_NAME"))
				.hasSizeGreaterThan(3000);
			assertThat(strings(connection.getMetaData().getExportedKeys(null, null, "child"), "FKTABLE_NAME"))
				.hasSize(301);
			connection.rollback();
		}
	}

	@FunctionalInterface
	interface Work {

		void on(DatabaseMetaData data) throws SQLException;

	}

}
