package io.github.libsqlspring.sql;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlStatementTests {

	private static final String TRIGGER = """
			CREATE TRIGGER trg AFTER INSERT ON t WHEN NEW.a > 0 BEGIN
			  UPDATE t SET b = CASE WHEN a = 1 THEN 'x;' ELSE "y;" END;
			  SELECT CASE NEW.a WHEN 1 THEN CASE 2 WHEN 2 THEN 3 END END; -- END;
			END""";

	@Nested
	class Splitting {

		@ParameterizedTest
		@ValueSource(strings = { "", " \t\r\n\f", ";", " ; ;; ", "-- only; a comment", "/* a; b */", "/* open; ", "--",
				"-- a\n; -- b", "\uFEFF", "\uFEFF;" })
		void findsNothingInSpaceAndComments(String sql) {
			assertThat(split(sql)).isEmpty();
		}

		@ParameterizedTest
		@ValueSource(strings = { "SELECT 1", "SELECT ';'", "SELECT 'it''s; fine'", "SELECT \";\"", "SELECT \"a\"\";\"",
				"SELECT `;`", "SELECT [;]", "SELECT [a;\"]", "SELECT 1 -- ;", "SELECT /* ; */ 1", "SELECT 1 /* ; ",
				"SELECT 'open; ", "SELECT \"open; ", "SELECT `open; ", "SELECT [open; ", "SELECT '''; ' || ';'",
				"SELECT x';'", "SELECT 1 -- '\n + 2", "SELECT 1 /* ' */ + 2", "SELECT '--' || '/*'", "SELECT 1 /*/; */",
				"SELECT a--;\n-b", "SELECT :a::b(;)" })
		void keepsOneStatementWhole(String sql) {
			assertThat(split(sql)).hasSize(1);
			assertThat(split(sql + "\n")).hasSize(1);
		}

		@Test
		void takesAVerticalTabForSpaceBehindOtherSpaceOnly() {
			assertThat(split("SELECT 1; \u000b")).containsExactly("SELECT 1");
			assertThat(split("SELECT 1;\u000b")).containsExactly("SELECT 1", "\u000b");
			assertThat(SqlStatement.parseAll(" \u000bCOMMIT").get(0).isTransactionControl()).isTrue();
		}

		@Test
		void leavesOutSemicolonsSpaceAndCommentsAround() {
			assertThat(split(" /* a */ SELECT 1 ; -- b\n; SELECT\n2;; ")).containsExactly("SELECT 1", "SELECT\n2");
		}

		@Test
		void keepsTheBodyOfATrigger() {
			assertThat(split("SELECT 1; " + TRIGGER + "; SELECT 2")).containsExactly("SELECT 1", TRIGGER, "SELECT 2");
			assertThat(split(TRIGGER)).containsExactly(TRIGGER);
		}

		@ParameterizedTest
		@ValueSource(strings = { "create temp trigger x after delete on t begin select 1; end",
				"CREATE TEMPORARY TRIGGER x DELETE ON t BEGIN SELECT 1; SELECT 2; END",
				"CREATE /* */ TRIGGER IF NOT EXISTS x DELETE ON t BEGIN SELECT 1;/**/END",
				"EXPLAIN CREATE TRIGGER x DELETE ON t BEGIN SELECT 1; END",
				"EXPLAIN QUERY PLAN CREATE TRIGGER x DELETE ON t BEGIN SELECT 1; END",
				"CREATE TRIGGER \"end\" DELETE ON t BEGIN SELECT \"end\"; END" })
		void knowsAllFormsOfATrigger(String trigger) {
			assertThat(split(trigger + ";SELECT 1")).containsExactly(trigger, "SELECT 1");
		}

		@Test
		void endsABlockOfATransactionAtItsSemicolons() {
			assertThat(split("BEGIN; SELECT CASE 1 WHEN 1 THEN 2 END; END; SELECT 1")).containsExactly("BEGIN",
					"SELECT CASE 1 WHEN 1 THEN 2 END", "END", "SELECT 1");
		}

		@Test
		void takesATableNamedTriggerForATable() {
			assertThat(split("CREATE TABLE trigger_log (a); SELECT 1")).hasSize(2);
			assertThat(split("CREATE TABLE \"TRIGGER\" (a); SELECT 1")).hasSize(2);
		}

		private static List<String> split(String sql) {
			return SqlStatement.parseAll(sql).stream().map(SqlStatement::text).toList();
		}

	}

	@Nested
	class Keywords {

		@ParameterizedTest
		@CsvSource(delimiter = '|', textBlock = """
				select 1                                                       | SELECT
				-- a /* b */ Insert INTO t VALUES (1)                          | ''
				/* a */ Insert INTO t VALUES (1)                               | INSERT
				WITH a AS (SELECT 1) SELECT * FROM a                           | SELECT
				WITH RECURSIVE a(x) AS (VALUES (1)) INSERT INTO t SELECT 1     | INSERT
				with a as (select ')' as "(") , b as (select 2) update t set a = 1 | UPDATE
				WITH a AS NOT MATERIALIZED (DELETE) DELETE FROM t              | DELETE
				WITH a AS (SELECT 1), replace AS (SELECT 2) SELECT 3           | SELECT
				WITH a AS (SELECT 1) REPLACE INTO t VALUES (1)                 | REPLACE
				WITH a AS (SELECT 1) VALUES (1)                                | VALUES
				WITH a AS (SELECT 1                                            | WITH
				EXPLAIN DELETE FROM t                                          | EXPLAIN
				PRAGMA foreign_keys                                            | PRAGMA
				(SELECT 1)                                                     | ''
				"SELECT"                                                       | ''
				""")
		void sayWhatAStatementDoes(String sql, String keyword) {
			String found = SqlStatement.parseAll(sql).stream().map(SqlStatement::keyword).findFirst().orElse("");

			assertThat(found).isEqualTo(keyword);
		}

		@Test
		void areFoundBehindAByteOrderMark() {
			assertThat(parse("\uFEFFBEGIN").isTransactionControl()).isTrue();
		}

		@ParameterizedTest
		@ValueSource(strings = { "BEGIN", "begin immediate", "COMMIT", "END", "ROLLBACK TO a", "SAVEPOINT a",
				"/**/RELEASE a" })
		void tellTransactionControl(String sql) {
			assertThat(parse(sql).isTransactionControl()).isTrue();
		}

		@ParameterizedTest
		@ValueSource(strings = { "SELECT 'BEGIN'", "EXPLAIN COMMIT", "\"BEGIN\"", "BEGINNING" })
		void tellWhatIsNoTransactionControl(String sql) {
			assertThat(parse(sql).isTransactionControl()).isFalse();
		}

		@Test
		void tellChangesAndInserts() {
			assertThat(parse("INSERT INTO t VALUES (1)").isInsert()).isTrue();
			assertThat(parse("REPLACE INTO t VALUES (1)").isInsert()).isTrue();
			assertThat(parse("UPDATE t SET a = 1").isInsert()).isFalse();
			assertThat(parse("UPDATE t SET a = 1").isChange()).isTrue();
			assertThat(parse("DELETE FROM t").isChange()).isTrue();
			assertThat(parse("SELECT 1").isChange()).isFalse();
		}

	}

	@Nested
	class ReadOnly {

		@ParameterizedTest
		@ValueSource(strings = { "SELECT 1", "VALUES (1)", "WITH a AS (SELECT 1) SELECT 1", "EXPLAIN DELETE FROM t",
				"PRAGMA foreign_keys", "PRAGMA main.user_version", "PRAGMA \"foreign_keys\"", "PRAGMA table_info(t)",
				"PRAGMA main.table_info('t')", "PRAGMA integrity_check(1)", "EXPLAIN PRAGMA foreign_keys",
				"PRAGMA table_info = t", "PRAGMA table_xinfo(t)", "PRAGMA table_list", "PRAGMA index_list(t)",
				"PRAGMA index_xinfo(i)", "PRAGMA foreign_key_list(t)", "PRAGMA foreign_key_check",
				"PRAGMA foreign_key_check(t)", "PRAGMA quick_check", "PRAGMA quick_check(t)", "PRAGMA integrity_check",
				"PRAGMA journal_mode", "PRAGMA [page_count]", "PRAGMA database_list", "PRAGMA function_list",
				"SELECT * FROM pragma_table_info('t')", "SELECT 'pragma_optimize is a table'" })
		void isWhatOnlyReads(String sql) {
			assertThat(parse(sql).readOnly()).isTrue();
		}

		@ParameterizedTest
		@ValueSource(strings = { "INSERT INTO t VALUES (1)", "WITH a AS (SELECT 1) DELETE FROM t", "CREATE TABLE t (a)",
				"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys(1)", "PRAGMA main.user_version = 1",
				"PRAGMA \"foreign_keys\" = 1", "PRAGMA wal_checkpoint", "PRAGMA main.wal_checkpoint",
				"PRAGMA 'wal_checkpoint'", "PRAGMA `optimize`", "PRAGMA optimize", "PRAGMA",
				"EXPLAIN PRAGMA foreign_keys = OFF", "EXPLAIN QUERY PLAN PRAGMA query_only = 1", "BEGIN",
				"PRAGMA query_only = 0", "PRAGMA query_only(0)", "PRAGMA journal_mode = DELETE", "PRAGMA shrink_memory",
				"PRAGMA incremental_vacuum", "PRAGMA incremental_vacuum(3)", "PRAGMA unknown", "PRAGMA unknown(t)",
				"PRAGMA main", "PRAGMA main.", "PRAGMA case_sensitive_like", "SELECT * FROM pragma_optimize(-1)",
				"SELECT * FROM \"PRAGMA_OPTIMIZE\"", "WITH a AS (SELECT * FROM [pragma_optimize]) SELECT * FROM a",
				"SAVEPOINT s", "DETACH b", "ATTACH 'a' AS b", "VACUUM", "" })
		void isNotWhatMightChangeAnything(String sql) {
			assertThat(SqlStatement.parseAll(sql)).noneMatch(SqlStatement::readOnly);
		}

	}

	@Nested
	class Parameters {

		@ParameterizedTest
		@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
				SELECT 1                          | []
				SELECT ?, ?                       | [null, null]
				SELECT ?3                         | [null, null, null]
				SELECT ?3, ?                      | [null, null, null, null]
				SELECT ?2, ?1, ?2                 | [null, null]
				SELECT :a, @a, $a, :a             | [:a, @a, $a]
				SELECT :b, :a, ?1                 | [:b, :a]
				SELECT ?1, :a                     | [null, :a]
				SELECT :a, ?                      | [:a, null]
				SELECT ?5, :a, ?                  | [null, null, null, null, null, :a, null]
				SELECT $a::b, $a(b), :é, @1       | [$a::b, $a(b), :é, @1]
				SELECT ':a', "?", `@a`, [$a], /*?*/ 1 -- ? | []
				SELECT a$b, x'00', 1?             | [null]
				SELECT json->>'$.a', a:b          | [:b]
				SELECT CASE :a WHEN ? THEN (:b) END | [:a, null, :b]
				SELECT ?-?                        | [null, null]
				SELECT :                          | []
				SELECT ?0, ?99999999999           | []
				""")
		void areNumberedAsSqliteDoes(String sql, String names) {
			assertThat(parse(sql).parameters().names()).hasToString(names);
		}

		@ParameterizedTest
		@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
				SELECT ?, :a                      | [null, :a]
				SELECT ?3, ?03, ?1                | [?1, null, ?3]
				SELECT :b, ?1                     | [:b]
				SELECT ?, ?1                      | [?1]
				SELECT ?0                         | []
				""")
		void areLabelledAsSqliteDoes(String sql, String labels) {
			assertThat(parse(sql).parameters().labels()).hasToString(labels);
		}

		@Test
		void knowTheirCountAndNames() {
			SqlParameters parameters = parse("SELECT ?, :a").parameters();

			assertThat(parameters.count()).isEqualTo(2);
			assertThat(parameters.hasNames()).isTrue();
			assertThat(parameters.name(1)).isNull();
			assertThat(parameters.name(2)).isEqualTo(":a");
			assertThat(parse("SELECT ?").parameters().hasNames()).isFalse();
		}

		@Test
		void belongToTheirOwnStatement() {
			assertThat(SqlStatement.parseAll("SELECT ?; SELECT :a")).extracting((sql) -> sql.parameters().count())
				.containsExactly(1, 1);
		}

	}

	private static SqlStatement parse(String sql) {
		return SqlStatement.parseAll(sql).get(0);
	}

}
