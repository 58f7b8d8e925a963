package io.github.libsqlspring.client;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import io.github.libsqlspring.test.SqldServer;

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

	@Override
	public LibsqlClient client() {
		return this.client;
	}

	@Override
	public LibsqlClient otherClient() {
		return this.other;
	}

}
