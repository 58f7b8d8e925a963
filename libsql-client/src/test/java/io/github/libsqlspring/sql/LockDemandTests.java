package io.github.libsqlspring.sql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LockDemandTests {

	private static LockDemand of(String sql) {
		return LockDemand.of(SqlStatement.parseAll(sql));
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO t VALUES (1)", "WITH x AS (SELECT 1) DELETE FROM t", "CREATE TABLE t (a)",
			"VACUUM", "BEGIN IMMEDIATE", "begin exclusive transaction", "REPLACE INTO t VALUES (1)" })
	void whatWritesAsksForTheWriteLock(String sql) {
		assertThat(of(sql)).isEqualTo(LockDemand.WRITE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT a FROM t", "with x as (select a from t) select a from x" })
	void whatReadsATableAsksForTheLockOfAReader(String sql) {
		assertThat(of(sql)).isEqualTo(LockDemand.READ);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "SELECT 1", "VALUES (1)", "BEGIN", "BEGIN DEFERRED", "COMMIT", "ROLLBACK TO s", "SAVEPOINT s",
					"RELEASE s", "PRAGMA busy_timeout = 100", "EXPLAIN DELETE FROM t", "ATTACH 'a.db' AS a", "" })
	void whatLocksNothingAsksForNothing(String sql) {
		assertThat(of(sql)).isEqualTo(LockDemand.NONE);
	}

	@Test
	void ofSeveralStatementsTheStrongestCounts() {
		assertThat(of("SELECT 1; SELECT a FROM t")).isEqualTo(LockDemand.READ);
		assertThat(of("DELETE FROM t; SELECT a FROM t; COMMIT")).isEqualTo(LockDemand.WRITE);
	}

}
