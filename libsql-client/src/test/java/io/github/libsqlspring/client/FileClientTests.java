package io.github.libsqlspring.client;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract on an embedded file.
 */
class FileClientTests implements ExecuteContract, ValuesContract, ArgumentsContract, BatchContract, TransactionContract,
		ScriptContract {

	@TempDir
	Path directory;

	private LibsqlClient client;

	private LibsqlClient other;

	@BeforeEach
	void open() {
		String url = "file:" + this.directory.resolve("test.db");
		this.client = LibsqlClient.create(url);
		this.other = LibsqlClient.create(url);
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
