package io.github.libsqlspring.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlUrlException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The grammar of URLs.
 */
class LibsqlUrlTests {

	@ParameterizedTest
	@ValueSource(strings = { ":memory:", "file::memory:", " :memory: ", "FILE::memory:" })
	void memoryIsMemory(String url) {
		assertThat(LibsqlUrl.parse(url)).isEqualTo(new LibsqlUrl.Memory());
		assertThat(LibsqlUrl.parse(url).isLocal()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "file:/tmp/a.db, /tmp/a.db", "file:///tmp/a.db, /tmp/a.db", "file://localhost/tmp/a.db, /tmp/a.db",
			"FILE:/tmp/a.db, /tmp/a.db", "file:/tmp/with%20space.db, /tmp/with space.db",
			"file:/tmp/%C5%BE+%3F%23.db, /tmp/ž+?#.db", "file:/tmp/x/../a.db, /tmp/a.db" })
	void absoluteFilesAreFound(String url, String path) {
		assertThat(LibsqlUrl.parse(url)).isEqualTo(new LibsqlUrl.File(Path.of(path)));
	}

	@Test
	void relativeFilesAreResolvedAgainstTheWorkingDirectory() {
		assertThat(LibsqlUrl.parse("file:data/a.db"))
			.isEqualTo(new LibsqlUrl.File(Path.of("data/a.db").toAbsolutePath()));
	}

	@ParameterizedTest
	@CsvSource({ "libsql://h.example.com, https://h.example.com", "libsql://h:8443, https://h:8443",
			"libsql://h:8081?tls=0, http://h:8081", "libsql://h?tls=1, https://h", "LIBSQL://h, https://h",
			"http://127.0.0.1:8081, http://127.0.0.1:8081", "http://h?tls=0, http://h", "https://h?tls=1, https://h",
			"https://h, https://h", "ws://h:1234, http://h:1234", "wss://h, https://h", "https://h/, https://h",
			"https://h/a/b, https://h/a/b", "https://h/a/b//, https://h/a/b", "https://h/a%2Fb, https://h/a%2Fb",
			"http://[::1]:8081, http://[::1]:8081" })
	void serversAreReachedByHttp(String url, URI baseUri) {
		assertThat(LibsqlUrl.parse(url))
			.isEqualTo(new LibsqlUrl.Remote(baseUri, url.toLowerCase(Locale.ROOT).startsWith("ws"), null));
		assertThat(LibsqlUrl.parse(url).isLocal()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "'', configured, configured", "?authToken=url, configured, url", "?authToken=, configured,",
			"?tls=1&authToken=a%2Bb+c, configured, a+b c", "'', ' ',", "'', ' padded ', padded", "'',,",
			"?authToken=%20, configured," })
	void theTokenInTheUrlWins(String query, String configured, String expected) {
		LibsqlUrl.Remote remote = (LibsqlUrl.Remote) LibsqlUrl.parse("libsql://h" + query);
		assertThat(remote.tokenOr(configured)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "''|URL_UNDEFINED|file:data.db", "' '|URL_UNDEFINED|libsql://",
			"data.db|URL_INVALID|write file:data.db", "/var/data.db|URL_INVALID|write file:/var/data.db",
			"C:\\data.db|URL_INVALID|write file:C:\\data.db", "h.example.com|URL_INVALID|libsql://host",
			"ftp://h|URL_SCHEME_NOT_SUPPORTED|'ftp:'", "jdbc:libsql:file:a|URL_SCHEME_NOT_SUPPORTED|'jdbc:'",
			"ws://h?foo=bar|URL_PARAM_NOT_SUPPORTED|'foo'", "file:a.db?authToken=x|URL_PARAM_NOT_SUPPORTED|'authToken'",
			"file:a.db?mode=ro|URL_PARAM_NOT_SUPPORTED|settings or properties of the JDBC driver",
			"file::memory:?cache=shared|URL_PARAM_NOT_SUPPORTED|'cache'", ":memory:?tls=1|URL_INVALID|scheme",
			"ws://h?tls=1|URL_INVALID|contradicts tls=1", "wss://h?tls=0|URL_INVALID|contradicts tls=0",
			"http://h?tls=1|URL_INVALID|contradicts tls=1", "https://h?tls=0|URL_INVALID|contradicts tls=0",
			"libsql://h?tls=0|URL_INVALID|must name the port", "libsql://h?tls=yes|URL_INVALID|0 or 1, not 'yes'",
			"libsql://h?tls=2|URL_INVALID|0 or 1", "libsql://h?tls|URL_INVALID|0 or 1",
			"libsql://h#x|URL_INVALID|fragment", "file:a.db#x|URL_INVALID|%23", "libsql:h|URL_INVALID|libsql://host",
			"libsql://|URL_INVALID|libsql://host", "libsql:///path|URL_INVALID|libsql://host",
			"https://user:pw@h|URL_INVALID|auth token", "https://h:99999|URL_INVALID|99999",
			"https://h:x|URL_INVALID|https://host", "https://h?authToken=%zz|URL_INVALID|%25",
			"file:|URL_INVALID|file:data.db", "file://|URL_INVALID|file:data.db",
			"file://host/a.db|URL_INVALID|file:host/a.db", "file:a%zz.db|URL_INVALID|%25",
			"file:a%ff.db|URL_INVALID|UTF-8", "https://h h/|URL_INVALID|https://host" })
	void whatCannotBeUsedIsRefusedWithTheFix(String url, String code, String message) {
		LibsqlUrlException failure = catchThrowableOfType(LibsqlUrlException.class, () -> LibsqlUrl.parse(url));
		assertThat(failure).as(url).isNotNull().hasMessageContaining(message);
		assertThat(failure.code()).isEqualTo(code);
		assertThat(failure.kind()).isEqualTo(ErrorKind.CONFIGURATION);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://h?authToken=SECRET&foo=1", "ws://h?tls=1&authToken=SECRET",
			"https://user:SECRET@h", "https://h h?authToken=SECRET", "https://h:x?authToken=SECRET",
			"https://h?authToken=SECRET#x", "ftp://h?authToken=SECRET", "h?authToken=SECRET",
			"https://h?authToken=%zzSECRET", "eyJhbGciOiJFZERTQSJ9.SECRET.c2ln", "https://[h?authToken=SECRET",
			"https://h?eyJhbGciOiJFZERTQSJ9.SECRET.c2ln", "file:a.db?eyJhbGciOiJFZERTQSJ9.SECRET.c2ln",
			"https://h?tls=eyJhbGciOiJFZERTQSJ9.SECRET", "https://h?eyJhbGciOiJFZERTQSJ9.SECRET=1" })
	void noMessageShowsASecret(String url) {
		LibsqlUrlException failure = catchThrowableOfType(LibsqlUrlException.class, () -> LibsqlUrl.parse(url));
		assertThat(failure).isNotNull();
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			assertThat(cause.toString()).doesNotContain("SECRET");
		}
	}

	@Test
	void noToStringShowsTheToken() {
		assertThat(LibsqlUrl.parse("https://h?authToken=SECRET").toString()).doesNotContain("SECRET")
			.contains("https://h");
		try (LibsqlClient client = LibsqlClient.create("https://h?authToken=SECRET")) {
			assertThat(client.toString()).doesNotContain("SECRET").contains("https://h");
		}
	}

}
