package io.github.libsqlspring.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.LibsqlUrlException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a client is made from: a wrong URL is refused at once, a right one needs neither
 * server nor file yet.
 */
class ClientCreationTests {

	private static DatabaseTarget target(String url) {
		try (LibsqlClient client = LibsqlClient.create(url)) {
			return client.target();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "ftp://localhost|URL_SCHEME_NOT_SUPPORTED|'ftp:'",
			"ws://localhost?foo=bar|URL_PARAM_NOT_SUPPORTED|'foo'", "ws://localhost?tls=1|URL_INVALID|TLS",
			"wss://localhost?tls=0|URL_INVALID|TLS", "http://localhost?tls=1|URL_INVALID|TLS",
			"https://localhost?tls=0|URL_INVALID|TLS", "libsql://localhost?tls=0|URL_INVALID|port",
			"libsql://localhost?tls=yes|URL_INVALID|'yes'", "libsql://localhost?tls=2|URL_INVALID|'2'",
			"libsql://localhost?intMode=decimal|URL_PARAM_NOT_SUPPORTED|'intMode'",
			"file://local.db#frag|URL_INVALID|fragment", "libsql://localhost#frag|URL_INVALID|fragment",
			"file::memory:?mode=rw|URL_PARAM_NOT_SUPPORTED|'mode'", "file::memory:?tls=0|URL_PARAM_NOT_SUPPORTED|'tls'",
			"file::memory:?authToken=a|URL_PARAM_NOT_SUPPORTED|'authToken'",
			"file::memory:?cache=shared|URL_PARAM_NOT_SUPPORTED|'cache'",
			"file://local.db|URL_INVALID|file:local.db for a relative file",
			"wss://user:pass@localhost:8888/path|URL_INVALID|auth token" })
	void aUrlThatCannotBeUsedMakesNoClient(String url, String code, String message) {
		LibsqlUrlException failure = catchThrowableOfType(LibsqlUrlException.class, () -> LibsqlClient.create(url));
		assertThat(failure).as(url).isNotNull().hasMessageContaining(message);
		assertThat(failure.code()).isEqualTo(code);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void withoutAUrlThereIsNoClient(String url) {
		LibsqlUrlException failure = catchThrowableOfType(LibsqlUrlException.class,
				() -> LibsqlClient.builder().url(url).build());
		assertThat(failure.code()).isEqualTo("URL_UNDEFINED");
	}

	@ParameterizedTest
	@ValueSource(strings = { ":memory:", "file::memory:" })
	void memoryNeedsNothingElse(String url) {
		assertThat(target(url)).isEqualTo(new DatabaseTarget(DatabaseTarget.Mode.MEMORY, ":memory:"));
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost, http://localhost", "http://localhost?tls=0, http://localhost",
			"https://localhost, https://localhost", "https://localhost?tls=1, https://localhost",
			"libsql://localhost, https://localhost", "libsql://localhost?tls=1, https://localhost",
			"libsql://localhost:8888?tls=0, http://localhost:8888",
			"libsql://localhost:8888?tls=1, https://localhost:8888",
			"wss://localhost:8888/libsql/connect, https://localhost:8888/libsql/connect" })
	void theUrlAloneSaysWhetherThereIsTls(String url, String location) {
		assertThat(target(url).mode()).isEqualTo(DatabaseTarget.Mode.REMOTE);
		assertThat(target(url).location()).endsWith(location.substring(location.indexOf(':')));
		LibsqlUrl.Remote remote = (LibsqlUrl.Remote) LibsqlUrl.parse(url);
		assertThat(remote.baseUri()).hasToString(location);
	}

	@Test
	void aFileKnowsNoTls() {
		assertThat(target("file:local.db").isLocal()).isTrue();
		assertThat(target("file:local.db").location()).endsWith("local.db");
	}

}
