package io.github.libsqlspring.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationReferenceTests {

	private static final Path PAGE = Path.of("../docs/configuration.md");

	// Without "clean", a change of the additional metadata alone is not seen by the
	// compiler.
	private static final String COMMAND = "mvn -pl libsql-spring-boot-autoconfigure clean"
			+ " && mvn -pl libsql-spring-boot-autoconfigure -am test"
			+ " -Dtest=ConfigurationReferenceTests -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true";

	@Test
	void thePageSaysWhatTheMetadataSay() throws IOException {
		String expected = new ConfigurationReference(ConfigurationMetadata.read()).markdown();
		if (Boolean.getBoolean("docs.write")) {
			Files.writeString(PAGE, expected);
		}

		assertThat(PAGE).exists();
		assertThat(Files.readString(PAGE)).as("docs/configuration.md; to write it again: %s", COMMAND)
			.isEqualTo(expected);
	}

	@Test
	void contributorsAreToldHowToWriteIt() throws IOException {
		assertThat(Path.of("../CONTRIBUTING.md")).content().contains(COMMAND);
	}

}
