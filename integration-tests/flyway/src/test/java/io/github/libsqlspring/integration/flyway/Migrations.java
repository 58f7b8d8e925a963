package io.github.libsqlspring.integration.flyway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory of migrations that a test writes itself.
 *
 * @param directory where they are
 */
record Migrations(Path directory) {

	/**
	 * Writes a file, over one of the same name.
	 * @param name the name, which tells Flyway the version
	 * @param sql what is in it
	 * @return these migrations
	 */
	Migrations with(String name, String sql) {
		try {
			Files.writeString(this.directory.resolve(name), sql);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What a user writes as {@code spring.flyway.locations}.
	 * @return the location
	 */
	String location() {
		return "filesystem:" + this.directory;
	}

	/**
	 * The argument that tells an application of these migrations.
	 * @return a property of Spring Boot with its value
	 */
	String argument() {
		return "--spring.flyway.locations=" + location();
	}

}
