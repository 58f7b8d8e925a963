package io.github.libsqlspring.boot.autoconfigure;

import java.sql.Connection;

import com.zaxxer.hikari.HikariConfig;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.core.io.support.SpringFactoriesLoader;

import io.github.libsqlspring.jdbc.LibsqlDriver;

import static org.assertj.core.api.Assertions.assertThat;

class LibsqlRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	LibsqlRuntimeHintsTests() {
		// As Spring finds it.
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> registrar instanceof LibsqlRuntimeHints)
			.forEach((registrar) -> registrar.registerHints(this.hints, getClass().getClassLoader()));
	}

	@Test
	void theDriverCanBeMadeByItsName() throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(LibsqlDriver.class.getConstructor()))
			.accepts(this.hints);
	}

	@Test
	void aPooledConnectionCanBeWrapped() {
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(Connection.class)).accepts(this.hints);
	}

	@Test
	void theSettingsOfAPoolCanBeBound() throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(HikariConfig.class.getMethod("setMaximumPoolSize", int.class))).accepts(this.hints);
	}

	@Test
	void theSettingsOfHttpClientsAreFoundByTheirName() {
		assertThat(RuntimeHintsPredicates.reflection().onType(HttpClientSettings.class)).accepts(this.hints);
	}

}
