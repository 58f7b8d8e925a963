package io.github.libsqlspring.boot.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTokenProvider;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TokenSettingsTests {

	private final RecordingServer server = new RecordingServer();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class))
		.withPropertyValues("libsql.url=http://" + this.server.authority(), "libsql.retry.enabled=false");

	@AfterEach
	void stop() {
		this.server.close();
	}

	private void sends(ApplicationContextRunner configured, String token) {
		configured.run((context) -> {
			LibsqlClient client = context.getBean(LibsqlClient.class);
			assertThat(catchThrowableOfType(LibsqlException.class, () -> client.execute("SELECT 1"))).isNotNull();
		});
		assertThat(this.server.requests()).singleElement()
			.satisfies((headers) -> assertThat(headers.get("authorization")).containsExactly("Bearer " + token));
	}

	private static void fails(ApplicationContextRunner configured, String message) {
		configured.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(UnusablePropertyException.class)
			.hasMessage(message));
	}

	@Nested
	class Provider {

		private final ApplicationContextRunner runner = TokenSettingsTests.this.runner
			.withBean(LibsqlTokenProvider.class, () -> () -> "provided");

		@Test
		void winsOverTheProperty() {
			sends(this.runner.withPropertyValues("libsql.auth-token=written"), "provided");
		}

		@Test
		void doesNotWinOverTheUrl() {
			sends(this.runner.withPropertyValues(
					"libsql.url=http://" + TokenSettingsTests.this.server.authority() + "?authToken=url"), "url");
		}

		@Test
		void doesNotWinOverConnectionDetails() {
			sends(this.runner.withBean(LibsqlConnectionDetails.class, () -> new Details("detailed")), "detailed");
		}

		@Test
		void isAskedIfConnectionDetailsHaveNoToken() {
			sends(this.runner.withBean(LibsqlConnectionDetails.class, () -> new Details(" ")), "provided");
		}

		@Test
		void doesNotWinOverACustomizer() {
			sends(this.runner.withBean(LibsqlClientBuilderCustomizer.class,
					() -> (builder) -> builder.authTokenSupplier(() -> "customized")), "customized");
		}

		@Test
		void isToBeTheOnlyOne() {
			this.runner.withBean("other", LibsqlTokenProvider.class, () -> () -> "other")
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.isInstanceOf(NoUniqueBeanDefinitionException.class));
		}

		@Test
		void isTheOneForTheDatabaseAmongSeveral() {
			sends(this.runner.withBean("qualified", LibsqlTokenProvider.class, () -> () -> "of orders",
					(definition) -> ((AbstractBeanDefinition) definition)
						.addQualifier(new AutowireCandidateQualifier(Qualifier.class, "orders"))),
					"provided");
		}

	}

	@Nested
	class File {

		@TempDir
		private Path directory;

		private Path write(String content) throws Exception {
			return Files.writeString(this.directory.resolve("token"), content);
		}

		@Test
		void isReadAtStart() throws Exception {
			sends(TokenSettingsTests.this.runner.withPropertyValues("libsql.auth-token-file=" + write("in-a-file\n")),
					"in-a-file");
		}

		@Test
		void mayBeWrittenAsAUrl() throws Exception {
			sends(TokenSettingsTests.this.runner
				.withPropertyValues("libsql.auth-token-file=" + write("in-a-file\n").toUri()), "in-a-file");
		}

		@Test
		void givesWayToAProvider() throws Exception {
			sends(TokenSettingsTests.this.runner.withPropertyValues("libsql.auth-token-file=" + write("in-a-file"))
				.withBean(LibsqlTokenProvider.class, () -> () -> "provided"), "provided");
		}

		@Test
		void mayBeReplacedWhileARealServerIsInUse() throws Exception {
			JwtKey key = JwtKey.generate();
			try (SqldServer real = SqldServer.start(SqldOptions.defaults().withJwtKey(key))) {
				TokenSettingsTests.this.runner
					.withPropertyValues("libsql.url=" + real.url(),
							"libsql.auth-token-file=" + write(key.expiredToken()))
					.run((context) -> {
						LibsqlClient client = context.getBean(LibsqlClient.class);
						assertThat(catchThrowableOfType(LibsqlException.class, () -> client.execute("SELECT 1"))
							.httpStatus()).hasValue(401);
						write(key.token());
						assertThat(client.execute("SELECT 1").rows()).hasSize(1);
					});
			}
		}

		@Test
		void isNotToStandBesideAToken() throws Exception {
			fails(TokenSettingsTests.this.runner.withPropertyValues("libsql.auth-token-file=" + write("in-a-file"),
					"libsql.auth-token=written"), "libsql.auth-token and libsql.auth-token-file are both set.");
		}

		@Test
		void isNamedIfItIsNotThereOrEmpty() throws Exception {
			Path missing = this.directory.resolve("missing");
			String explanation = ", which does not exist, cannot be read or is empty.";
			fails(TokenSettingsTests.this.runner.withPropertyValues("libsql.auth-token-file=" + missing),
					"libsql.auth-token-file names " + missing + explanation);
			Path empty = write(" \n");
			fails(TokenSettingsTests.this.runner.withPropertyValues("libsql.auth-token-file=" + empty),
					"libsql.auth-token-file names " + empty + explanation);
		}

		@Test
		void isNotNeededForAnEmbeddedDatabase() {
			TokenSettingsTests.this.runner
				.withPropertyValues("libsql.url=:memory:", "libsql.auth-token-file=/not/there")
				.run((context) -> assertThat(context).hasNotFailed());
		}

		@Test
		void isNotSetIfItIsBlank() {
			sends(TokenSettingsTests.this.runner.withPropertyValues("libsql.auth-token-file= ",
					"libsql.auth-token=written"), "written");
		}

	}

	private final class Details implements LibsqlConnectionDetails {

		private final String token;

		private Details(String token) {
			this.token = token;
		}

		@Override
		public String getUrl() {
			return "http://" + TokenSettingsTests.this.server.authority();
		}

		@Override
		public String getAuthToken() {
			return this.token;
		}

	}

}
