package io.github.libsqlspring.client;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.ErrorKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contracts on an embedded database in memory.
 */
class MemoryClientTests implements AllContracts {

	private Database database;

	private LibsqlClient client;

	private LibsqlClient other;

	@BeforeEach
	void open() {
		this.database = new DatabaseBuilder().url(":memory:").build();
		this.client = LibsqlClient.create(this.database, CurrentTransaction.NONE);
		this.other = LibsqlClient.create(this.database, CurrentTransaction.NONE);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Override
	public LibsqlClient client() {
		return this.client;
	}

	@Override
	public LibsqlClient otherClient() {
		return this.other;
	}

	@Override
	public void assertOthersSee(long rows) {
		// SQLite's memdb has no WAL: a reader waits for the writer.
	}

	@Test
	void twoClientsMadeFromMemoryAreTwoDatabases() {
		try (LibsqlClient one = LibsqlClient.create(":memory:");
				LibsqlClient two = LibsqlClient.create("file::memory:")) {
			one.execute("CREATE TABLE t (a)");
			assertThat(one.execute("SELECT * FROM t").rows()).isEmpty();
			failure(ErrorKind.SYNTAX, () -> two.execute("SELECT * FROM t"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ":memory:", "file::memory:" })
	void theDatabaseOutlivesItsTransactions(String url) {
		try (LibsqlClient memory = LibsqlClient.create(url)) {
			memory.execute("CREATE TABLE t (a)");
			assertThat(memory.execute("INSERT INTO t VALUES (7)").lastInsertRowid()).hasValue(1);
			memory.begin().close();
			try (LibsqlTransaction tx = memory.begin()) {
				tx.execute("INSERT INTO t VALUES (8)");
			}
			memory.inTransaction((tx) -> tx.execute("INSERT INTO t VALUES (9)"));
			assertThat(memory.sql("SELECT a FROM t").query(Long.class).list()).containsExactly(7L, 9L);
		}
	}

	@Test
	void clientsOfOneDatabaseShareItBesideATransaction() {
		this.client.execute("CREATE TABLE t (a)");
		this.client.begin().close();
		try (LibsqlTransaction tx = this.other.begin()) {
			tx.execute("INSERT INTO t VALUES (1)");
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(1);
	}

}
