package io.github.libsqlspring.client;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contracts on an embedded file.
 */
class FileClientTests implements AllContracts {

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

	@Test
	void aStoredInfinityIsReadAsItIs() {
		assertThat(row("SELECT 9e999").getDouble(0)).isEqualTo(Double.POSITIVE_INFINITY);
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
