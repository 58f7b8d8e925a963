package io.github.libsqlspring.sqlite;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.Session;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteReadOnlyTests {

	private final SqliteDatabase database = SqliteDatabase.openMemory(SqliteOptions.defaults());

	private Session session;

	@BeforeEach
	void open() {
		this.session = this.database.openSession();
		Sessions.execute(this.session, "CREATE TABLE t (id INTEGER PRIMARY KEY)");
		Sessions.execute(this.session, "CREATE INDEX i ON t (id)");
		Sessions.execute(this.session, "INSERT INTO t VALUES (1)");
		this.session.refuseWrites();
	}

	@AfterEach
	void close() {
		this.session.close();
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO t VALUES (2)", "DELETE FROM t", "UPDATE t SET id = 2 RETURNING id",
			"CREATE TABLE u (a)", "CREATE TEMP TABLE u (a)", "DROP TABLE t", "ALTER TABLE t ADD COLUMN x", "ANALYZE",
			"REINDEX", "PRAGMA user_version = 1", "PRAGMA query_only = 0", "EXPLAIN PRAGMA query_only = 0",
			"pragma query_only(off)", "PRAGMA wal_checkpoint", "ATTACH ':memory:' AS other",
			"SELECT * FROM pragma_optimize(0x10002)" })
	void whatWouldWriteIsRefused(String sql) {
		assertRefused(sql);
		Sessions.execute(this.session, "BEGIN");
		assertRefused(sql);
		Sessions.execute(this.session, "ROLLBACK");
		assertRefused("DELETE FROM t");
	}

	private void assertRefused(String sql) {
		if (sql.contains("pragma_optimize")) {
			// SQLite leaves out what it may not write.
			Sessions.step(this.session, sql);
			assertThat(Sessions.value(this.session, "SELECT count(*) FROM sqlite_schema")).isEqualTo(2L);
			return;
		}
		LibsqlError error = Sessions.error(this.session, sql);
		assertThat(error.code()).isEqualTo("SQLITE_READONLY");
		assertThat(error.kind()).isEqualTo(ErrorKind.READ_ONLY);
	}

	@Test
	void readingGoesOn() {
		Sessions.execute(this.session, "BEGIN");
		assertThat(Sessions.value(this.session, "SELECT count(*) FROM t")).isEqualTo(1L);
		assertThat(Sessions.execute(this.session, "EXPLAIN DELETE FROM t").rows()).isNotEmpty();
		assertThat(Sessions.execute(this.session, "PRAGMA table_info(t)").rows()).hasSize(1);
		Sessions.execute(this.session, "COMMIT");
	}

	@Test
	void theConnectionIsUsedAgainAndWrites() {
		this.session.refuseWrites();
		Sessions.execute(this.session, "BEGIN");
		Sessions.execute(this.session, "SELECT * FROM t");
		this.session.close();

		try (Session next = this.database.openSession()) {
			assertThat(Sessions.value(next, "SELECT last_insert_rowid()")).isEqualTo(1L);
			Sessions.execute(next, "INSERT INTO t VALUES (2)");
			Sessions.execute(next, "PRAGMA user_version = 7");
		}
	}

	@Test
	void otherSessionsWrite() {
		try (Session other = this.database.openSession()) {
			Sessions.execute(other, "INSERT INTO t VALUES (2)");
		}
		assertThat(Sessions.value(this.session, "SELECT count(*) FROM t")).isEqualTo(2L);
	}

}
