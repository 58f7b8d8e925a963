package io.github.libsqlspring.client;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract on a libSQL server.
 */
class RemoteClientTests implements ExecuteContract, ValuesContract, ArgumentsContract, BatchContract,
		TransactionContract, ScriptContract {

	private static SqldServer server;

	private LibsqlClient client;

	private LibsqlClient other;

	@BeforeAll
	static void start() {
		server = SqldServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void open() {
		this.client = LibsqlClient.create(server.url());
		this.other = LibsqlClient.create(server.url());
		EmptyDatabase.make(this.client);
	}

	@AfterEach
	void close() {
		this.other.close();
		this.client.close();
	}

	@Test
	void aStoredInfinityFailsWhenItIsReadAndNamesItsColumn() {
		this.client.execute("CREATE TABLE t (a)");
		List<StatementResult> results = this.client.batch(List.of(Statement.of("INSERT INTO t VALUES (9e999)"),
				Statement.of("SELECT 1 AS one, a AS big FROM t")));
		Row row = results.get(1).rows().get(0);
		assertThat(row.getLong("one")).isEqualTo(1);
		assertThat(failure(ErrorKind.RESULT, () -> row.getDouble("big"))).hasMessageContaining("'big'");
		assertThat(count("t")).isEqualTo(1);
	}

	@Override
	public LibsqlClient client() {
		return this.client;
	}

	@Override
	public LibsqlClient otherClient() {
		return this.other;
	}

}
