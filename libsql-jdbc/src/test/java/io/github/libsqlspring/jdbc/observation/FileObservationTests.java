package io.github.libsqlspring.jdbc.observation;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

/**
 * The observations of calls to an embedded file.
 */
class FileObservationTests extends ObservationContract {

	@TempDir
	static Path directory;

	@Override
	String url() {
		return "file:" + directory.resolve("notes.db");
	}

}
