package io.github.libsqlspring.test;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TestEnvironmentTests {

	@ParameterizedTest
	@ValueSource(strings = { "LIBSQL_URL", "LIBSQL_AUTH_TOKEN" })
	void hidesTheDatabaseThatSomebodyHasExported(String variable) {
		assertThat(System.getenv()).doesNotContainKey(variable);
	}

}
