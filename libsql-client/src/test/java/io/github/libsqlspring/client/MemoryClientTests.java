package io.github.libsqlspring.client;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

}
