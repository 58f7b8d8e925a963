package io.github.libsqlspring.observation;

import java.nio.file.Path;
import java.util.Map;

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

	@Override
	Map<String, String> place() {
		return Map.of("db.namespace", "notes.db", "server.address", "none", "server.port", "none");
	}

}
