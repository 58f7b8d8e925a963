package io.github.libsqlspring.boot.starter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
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
 * What a user of several databases reads when the application does not start.
 */
@ExtendWith(OutputCaptureExtension.class)
class NamedFailureAnalysisTests {

	private static void startAndFail(Class<?> application, String... properties) {
		assertThatException().isThrownBy(() -> Application.start(application, properties).close());
	}

	@ParameterizedTest
	@CsvSource({ "my-books, URL_UNDEFINED, ''", "my-books, URL_SCHEME_NOT_SUPPORTED, mysql://localhost/books" })
	void aUrlThatCannotBeIsNamed(String name, String reason, String url, CapturedOutput output) {
		startAndFail(Application.class, "libsql.databases." + name + ".url=" + url);

		assertThat(output)
			.contains("APPLICATION FAILED TO START", reason, "Correct libsql.databases.my-books.url",
					"LIBSQL_DATABASES_MYBOOKS_URL", "libsql.databases.my-books.url=file:data.db")
			.doesNotContain("libsql.url");
	}

	@Test
	void aBadUrlInABeanIsLookedForThere(CapturedOutput output) {
		startAndFail(Details.class, "libsql.databases.books.url=:memory:");

		assertThat(output).contains("APPLICATION FAILED TO START", "URL_SCHEME_NOT_SUPPORTED",
				"Correct the URL of the LibsqlConnectionDetails bean, which takes the place of "
						+ "libsql.databases.books.url.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "connect-timeout=0s", "retry.max-attempts=0", "max-result-size=2GB", "proxy.port=0",
			"local.busy-timeout=-1s" })
	void aSettingThatCannotBeIsNamed(String setting, CapturedOutput output) {
		startAndFail(Application.class, "libsql.databases.books.auth-token=secret",
				"libsql.databases.books.url=libsql://db.example.com", "libsql.databases.books." + setting);

		assertThat(output)
			.contains("APPLICATION FAILED TO START", "libsql.databases.books." + setting.split("=", 2)[0] + " must be")
			.doesNotContain("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "url", "auth-token", "namespace", "headers.x-key" })
	void aPlaceholderThatNobodyDefinedIsNamed(String setting, CapturedOutput output) {
		startAndFail(Application.class, "libsql.databases.books.url=libsql://db.example.com",
				"libsql.databases.books." + setting + "=${BOOKS_SETTING}");

		assertThat(output).contains("APPLICATION FAILED TO START",
				"libsql.databases.books." + setting + " refers to 'BOOKS_SETTING', which is not set");
	}

	@Test
	void headersAreNotShown(CapturedOutput output) {
		startAndFail(Application.class, "libsql.databases.books.url=libsql://db.example.com",
				"libsql.databases.books.headers=x-key: secret");

		assertThat(output)
			.contains("APPLICATION FAILED TO START", "libsql.databases.books.headers is not a map of names to values")
			.doesNotContain("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "myBooks", "my_books", "[my.books]", "[0]", "1books", "[my--books]", "libsql" })
	void aNameThatCannotBeIsNamed(String name, CapturedOutput output) {
		String key = name.startsWith("[") ? name : "." + name;
		startAndFail(Application.class, "libsql.databases" + key + ".url=:memory:");

		assertThat(output).contains("APPLICATION FAILED TO START",
				"'" + name.replaceAll("[\\[\\]]", "") + "' below libsql.databases cannot be the name of a database",
				"libsql.databases.my-books.url");
	}

	@Test
	void namesThatDifferInDashesAloneAreRefused(CapturedOutput output) {
		startAndFail(Application.class, "libsql.databases.my-books.url=:memory:",
				"libsql.databases.mybooks.url=:memory:");

		assertThat(output).contains("APPLICATION FAILED TO START",
				"'my-books' and 'mybooks' below libsql.databases cannot both be names", "Rename one of them");
	}

	@Test
	void whereNoNameIsGivenTheNamesAreToldAndNotThatThereIsNoDatabase(CapturedOutput output) {
		startAndFail(AsksForNoName.class, "libsql.databases.books.url=:memory:", "libsql.databases.films.url=:memory:");

		assertThat(output)
			.contains("APPLICATION FAILED TO START",
					"There is no LibsqlClient without a qualifier, since all libSQL databases have names: books, films",
					"@Qualifier(\"books\")")
			.doesNotContain("libsql.url is not set");
	}

	@Test
	void whereAnUnknownNameIsGivenTheNamesAreTold(CapturedOutput output) {
		startAndFail(AsksForFilms.class, "libsql.url=:memory:", "libsql.databases.books.url=:memory:");

		assertThat(output).contains("APPLICATION FAILED TO START",
				"There is no JdbcTemplate of a libSQL database 'films'. There are: books",
				"libsql.databases.films.url");
	}

	@Test
	void whereThereAreNoNamesAtAllThatIsTold(CapturedOutput output) {
		startAndFail(AsksForBooks.class, "libsql.url=:memory:");

		assertThat(output).contains("APPLICATION FAILED TO START",
				"There is no LibsqlClient of a libSQL database 'books'. There is none with a name.",
				"Set libsql.databases.books.url");
	}

	@ParameterizedTest
	@ValueSource(strings = { "libsql.databases.films.datasource.enabled", "libsql.datasource.enabled" })
	void whereItsDataSourceIsSwitchedOffTheSwitchIsNamed(String property, CapturedOutput output) {
		startAndFail(AsksForFilms.class, "libsql.url=:memory:", "libsql.databases.films.url=:memory:",
				property + "=false");

		assertThat(output).contains("APPLICATION FAILED TO START",
				"There is no JdbcTemplate of the libSQL database 'films', since " + property + " is off",
				"Set libsql.databases.films.datasource.enabled=true");
	}

	@Test
	void connectionDetailsThatWouldBeSharedAreRefused(CapturedOutput output) {
		startAndFail(SharedDetails.class, "libsql.url=:memory:", "libsql.databases.books.url=:memory:");

		assertThat(output).contains("APPLICATION FAILED TO START",
				"The bean 'details' is qualified for the libSQL database 'books'", "@Bean(defaultCandidate = false)");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class AsksForNoName {

		@Bean
		String notes(LibsqlClient client) {
			return client.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class AsksForBooks {

		@Bean
		String notes(@Qualifier("books") LibsqlClient client) {
			return client.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class AsksForFilms {

		@Bean
		String notes(@Qualifier("films") JdbcTemplate template) {
			return template.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SharedDetails {

		@Bean
		@Qualifier("books")
		LibsqlConnectionDetails details() {
			return () -> ":memory:";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Details {

		@Bean(defaultCandidate = false)
		@Qualifier("books")
		LibsqlConnectionDetails details() {
			return () -> "mysql://localhost/notes";
		}

	}

}
