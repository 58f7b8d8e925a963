package io.github.libsqlspring.sample;

import java.util.Map;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class ProfileTests {

	@ParameterizedTest
	@CsvSource({ "LIBSQL_URL, libsql.url, LIBSQL_AUTH_TOKEN, secret",
			"LIBSQL_AUTH_TOKEN, libsql.auth-token, LIBSQL_URL, http://127.0.0.1:1" })
	void tursoNamesTheMissingVariableInOneSentence(String missing, String property, String set, String value,
			CapturedOutput output) {
		Map<String, String> variables = Map.of("SPRING_PROFILES_ACTIVE", "turso", set, value);

		assertThatException().isThrownBy(() -> RunningSample.start(variables).close());

		assertThat(output).contains(property + " refers to '" + missing + "', which is not set.");
		assertThat(output).doesNotContain("\tat ", "secret");
	}

}
