package io.github.libsqlspring.boot.starter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.libsqlspring.boot.autoconfigure.LibsqlConnectionDetails;
import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a user reads when an application with the starter does not start.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalysisTests {

	private static void startAndFail(Class<?> application, String... properties) {
		assertThatException().isThrownBy(() -> Application.start(application, properties).close());
	}

	@Test
	void withoutAnyDatabaseItAsksForTheUrl(CapturedOutput output) {
		startAndFail(Application.class);

		assertThat(output)
			.contains("APPLICATION FAILED TO START", "libsql.url is not set", "LIBSQL_URL", "libsql.url=file:data.db",
					"spring.datasource.url", "libsql.datasource.enabled=false")
			.doesNotContain("Failed to configure a DataSource");
	}

	@Test
	void whereAClientIsWantedItAsksForTheUrl(CapturedOutput output) {
		startAndFail(Notes.class, "libsql.datasource.enabled=false");

		assertThat(output).contains("APPLICATION FAILED TO START", "libsql.url is not set", "libsql.url=file:data.db")
			.doesNotContain("Consider defining a bean", "spring.datasource.url");
	}

	@Test
	void aSwitchThatIsNeitherOnNorOffIsNamed(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=:memory:", "libsql.datasource.enabled=maybe");

		assertThat(output).contains("APPLICATION FAILED TO START", "Failed to bind", "libsql.datasource.enabled",
				"maybe");
	}

	@ParameterizedTest
	@CsvSource({ "libsql.connect-timeout=0s, libsql.connect-timeout must be positive",
			"libsql.response-timeout=-1s, libsql.response-timeout must be positive",
			"libsql.local.busy-timeout=-1s, libsql.local.busy-timeout must be from 0 to 2147483647 ms" })
	void aDurationOutOfRangeIsNamedWithoutTheToken(String property, String reason, CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=libsql://db.example.com?authToken=secret",
				"libsql.auth-token=secret", property);

		assertThat(output).contains("APPLICATION FAILED TO START", reason).doesNotContain("secret");
	}

	@Test
	void aBlankUrlIsNamed(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=${LIBSQL_URL:}");

		assertThat(output).contains("APPLICATION FAILED TO START", "URL_UNDEFINED", "libsql.url=file:data.db");
	}

	@Test
	void aPlaceholderThatNobodyDefinedIsNamed(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=${LIBSQL_URL}");

		assertThat(output).contains("APPLICATION FAILED TO START",
				"libsql.url refers to 'LIBSQL_URL', which is not set");
	}

	@Test
	void aPlaceholderOfTheTokenThatNobodyDefinedIsNamedBeforeAnythingIsSent(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=libsql://db.example.com", "libsql.auth-token=${LIBSQL_AUTH_TOKEN}");

		assertThat(output).contains("APPLICATION FAILED TO START",
				"libsql.auth-token refers to 'LIBSQL_AUTH_TOKEN', which is not set");
	}

	@ParameterizedTest
	@CsvSource({ "libsql.max-result-size=2GB, libsql.max-result-size must be positive and less than 2GB",
			"libsql.max-result-size=many, Property: libsql.max-result-size",
			"libsql.statement-timeout=0, libsql.statement-timeout must be positive",
			"libsql.retry.max-attempts=0, libsql.retry.max-attempts must be at least 1",
			"libsql.transport=udp, AUTO HTTP WEBSOCKET" })
	void aSettingForAServerThatCannotBeIsNamedWithoutSecrets(String property, String reason, CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=libsql://db.example.com", "libsql.auth-token=secret",
				"libsql.remote-encryption-key=secret", "libsql.headers.x-key=secret", property);

		assertThat(output.toString().replaceAll("\\s+", " ")).contains("APPLICATION FAILED TO START", reason)
			.doesNotContain("secret");
	}

	@Test
	void aPlaceholderInAHeaderIsNamedWithoutWhatStandsBesideIt(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=libsql://db.example.com",
				"libsql.headers.x-key=secret${LIBSQL_KEY}");

		assertThat(output)
			.contains("APPLICATION FAILED TO START", "libsql.headers.x-key refers to 'LIBSQL_KEY', which is not set",
					"Set LIBSQL_KEY")
			.doesNotContain("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "libsql.headers=x-key: secret", "libsql.headers.x-key=secret\nsecret",
			"libsql.remote-encryption-key=secret\nsecret", "libsql.auth-token=secret\nsecret" })
	void aSecretThatCannotBeSentIsNotShown(String property, CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=libsql://db.example.com", property);

		assertThat(output).contains("APPLICATION FAILED TO START", property.split("=", 2)[0]).doesNotContain("secret");
	}

	@Test
	void aBadUrlIsExplainedWithoutItsToken(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=libsql://db.example.com?authToken=secret&ssl=1");

		assertThat(output)
			.contains("APPLICATION FAILED TO START", "URL_PARAM_NOT_SUPPORTED", "'ssl'", "Correct libsql.url")
			.doesNotContain("secret");
	}

	@Test
	void aUrlForJdbcIsExplained(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=jdbc:libsql:file:x.db");

		assertThat(output).contains("APPLICATION FAILED TO START", "leave jdbc:libsql: out");
	}

	@Test
	void aBundleThatIsNotThereIsNamed(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=libsql://db.example.com", "libsql.ssl.bundle=nope");

		assertThat(output).contains("APPLICATION FAILED TO START", "libsql.ssl.bundle names the SSL bundle 'nope'",
				"spring.ssl.bundle.pem.nope");
	}

	@Test
	void anUnknownSchemeIsExplained(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=mysql://localhost/notes");

		assertThat(output).contains("APPLICATION FAILED TO START", "URL_SCHEME_NOT_SUPPORTED", "'mysql:'");
	}

	@Test
	void aBadUrlInTheStandardPropertyIsLookedForThere(CapturedOutput output) {
		startAndFail(Connections.class, "spring.datasource.url=jdbc:libsql:libsql://db.example.com?ssl=1");

		assertThat(output)
			.contains("APPLICATION FAILED TO START", "URL_PARAM_NOT_SUPPORTED", "Correct spring.datasource.url",
					"SPRING_DATASOURCE_URL", "spring.datasource.url=jdbc:libsql:file:data.db")
			.doesNotContain("libsql.url");
	}

	@Test
	void aBadUrlInABeanIsLookedForThere(CapturedOutput output) {
		startAndFail(Details.class, "libsql.url=:memory:");

		assertThat(output).contains("APPLICATION FAILED TO START", "URL_SCHEME_NOT_SUPPORTED",
				"Correct the URL of the LibsqlConnectionDetails bean, which takes the place of libsql.url.");
	}

	@Test
	void aBadUrlInTheCodeOfTheApplicationIsNotLookedForInProperties(CapturedOutput output) {
		startAndFail(OwnClient.class, "libsql.datasource.enabled=false");

		assertThat(output)
			.contains("APPLICATION FAILED TO START", "URL_SCHEME_NOT_SUPPORTED",
					"Correct the URL where the application makes the client or the database.")
			.doesNotContain("libsql.url");
	}

	@Test
	void aStandardUrlWithoutADriverIsLeftToSpringBoot(CapturedOutput output) {
		startAndFail(Application.class, "spring.datasource.url=jdbc:other:notes");

		assertThat(output).contains("Failed to configure a DataSource").doesNotContain("libsql.url is not set");
	}

	@Test
	void twoUrlsForOneDataSourceAreExplainedWithTheWaysOut(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=file:secret.db",
				"spring.datasource.url=jdbc:libsql:file:secret.db");

		assertThat(output)
			.contains("APPLICATION FAILED TO START",
					"libsql.url is set, and spring.datasource.url is a libSQL database as well",
					"Remove spring.datasource.url", "libsql.datasource.enabled=false")
			.doesNotContain("secret.db");
	}

	@Test
	void whereAJdbcTemplateIsWantedWithoutADataSourceItNamesTheSwitch(CapturedOutput output) {
		startAndFail(Templates.class, "libsql.url=:memory:", "libsql.datasource.enabled=no");

		assertThat(output)
			.contains("APPLICATION FAILED TO START", "There is no JdbcTemplate, since libsql.datasource.enabled is off")
			.doesNotContain("Consider defining a bean");
	}

	@Test
	void twoClientsOfTheUserAreLeftToSpringBoot(CapturedOutput output) {
		startAndFail(TwoClients.class, "libsql.datasource.enabled=false");

		assertThat(output).contains("APPLICATION FAILED TO START", "but 2 were found")
			.doesNotContain("libsql.url is not set");
	}

	@Test
	void otherMissingBeansAreLeftToSpringBoot(CapturedOutput output) {
		startAndFail(Wishes.class, "libsql.url=:memory:");

		assertThat(output).contains("Consider defining a bean of type 'java.lang.Runnable'")
			.doesNotContain("libsql.url is not set");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Notes {

		@Bean
		String notes(LibsqlClient client) {
			return client.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class TwoClients {

		@Bean
		LibsqlClient first() {
			return LibsqlClient.create(":memory:");
		}

		@Bean
		LibsqlClient second() {
			return LibsqlClient.create(":memory:");
		}

		@Bean
		String notes(LibsqlClient client) {
			return client.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Connections {

		@Bean
		String notes(JdbcTemplate template) {
			return String.valueOf(template.queryForList("SELECT 1"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Details {

		@Bean
		LibsqlConnectionDetails details() {
			return () -> "mysql://localhost/notes";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OwnClient {

		@Bean
		LibsqlClient notes() {
			return LibsqlClient.create("mysql://localhost/notes");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Templates {

		@Bean
		String notes(JdbcTemplate template) {
			return template.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Wishes {

		@Bean
		String wish(Runnable runnable) {
			return runnable.toString();
		}

	}

}
