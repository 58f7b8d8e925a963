package io.github.libsqlspring.boot.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class SpringBootVersionCheckTests {

	@ParameterizedTest
	@ValueSource(strings = { "3.5.16", "2.7.18", "4.0.0", "4.0.0-M3", "3.10.11" })
	void whatIsTooOldIsNamedWithWhatIsNeeded(String version) {
		assertThatExceptionOfType(OldSpringBootException.class).isThrownBy(() -> SpringBootVersionCheck.check(version))
			.satisfies((ex) -> {
				String description = String
					.valueOf(new OldSpringBootFailureAnalyzer().analyze(ex, ex).getDescription());
				assertThat(description).contains("needs Spring Boot 4.0.1 or later", "this is Spring Boot " + version);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "4.0.1", "4.0.7", "4.1.0", "4.2.0-M1", "4.10.0", "5.0.0-SNAPSHOT", "local" })
	void whatIsNotIsLetGo(String version) {
		assertThatNoException().isThrownBy(() -> SpringBootVersionCheck.check(version));
	}

	@Test
	void theOneHereIsLetGo() {
		assertThatNoException().isThrownBy(() -> SpringBootVersionCheck.check(SpringBootVersion.getVersion()));
	}

}
