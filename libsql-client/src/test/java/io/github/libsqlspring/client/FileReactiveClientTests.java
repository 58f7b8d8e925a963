package io.github.libsqlspring.client;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;

/**
 * The reactive contract on an embedded file.
 */
class FileReactiveClientTests implements ReactiveContract {

	@TempDir
	Path directory;

	private Database database;

	private LibsqlClient client;

	private ReactiveLibsqlClient reactive;

	@BeforeEach
	void open() {
		this.database = new DatabaseBuilder().url("file:" + this.directory.resolve("test.db")).build();
		this.client = LibsqlClient.create(this.database, CurrentTransaction.NONE);
		this.reactive = ReactiveLibsqlClient.create(this.database, null);
	}

	@AfterEach
	void close() {
		this.reactive.close();
		this.database.close();
	}

	@Override
	public LibsqlClient client() {
		return this.client;
	}

	@Override
	public LibsqlClient otherClient() {
		return this.client;
	}

	@Override
	public ReactiveLibsqlClient reactive() {
		return this.reactive;
	}

}
