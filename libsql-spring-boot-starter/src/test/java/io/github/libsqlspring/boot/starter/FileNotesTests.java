package io.github.libsqlspring.boot.starter;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class FileNotesTests implements NotesContract {

	@TempDir
	private Path directory;

	@Override
	public String[] properties() {
		return new String[] { "libsql.url=" + this.directory.resolve("data.db").toUri() };
	}

}
