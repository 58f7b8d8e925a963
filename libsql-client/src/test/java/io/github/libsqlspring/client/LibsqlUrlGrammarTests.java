package io.github.libsqlspring.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.LibsqlUrlException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Each part of a URL in all its forms, and in all combinations where parts meet.
 */
class LibsqlUrlGrammarTests {

	private static void assertRefused(String url) {
		LibsqlUrlException failure = catchThrowableOfType(LibsqlUrlException.class, () -> LibsqlUrl.parse(url));
		assertThat(failure).as(url).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://my_server:8080", "libsql://my_server", "ws://db_1.example:80/path",
			"wss://_:443?authToken=SECRET" })
	void anUnderscoreInAHostIsNamed(String url) {
		LibsqlUrlException failure = catchThrowableOfType(LibsqlUrlException.class, () -> LibsqlUrl.parse(url));
		assertThat(failure.code()).isEqualTo(LibsqlUrlException.URL_INVALID);
		assertThat(failure.getMessage()).contains("underscore", "hyphen").doesNotContain("SECRET");
	}

	@Test
	void memoryIsAWordOfItsOwn() {
		assertThat(LibsqlUrl.parse(":memory:")).isEqualTo(new LibsqlUrl.Memory());
		assertRefused(":memory:?cache=shared");
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost, http://localhost", "http://localhost/, http://localhost",
			"http://localhost/absolute/path, http://localhost/absolute/path",
			"http://localhost/%C5%BE%20%2F, http://localhost/%C5%BE%20%2F" })
	void aServerMayHaveAPathWhichStaysEncoded(String url, String baseUri) {
		assertThat(((LibsqlUrl.Remote) LibsqlUrl.parse(url)).baseUri()).hasToString(baseUri);
	}

	@ParameterizedTest
	@CsvSource({ "file:///absolute/path, /absolute/path", "file:///%C5%BElu%C5%A5, /žluť", "file:/absolute, /absolute",
			"file:/%C5%BElu%C5%A5, /žluť", "file:///, /" })
	void aFileMayHaveAnEmptyAuthority(String url, String path) {
		assertThat(LibsqlUrl.parse(url)).isEqualTo(new LibsqlUrl.File(Path.of(path)));
	}

	@ParameterizedTest
	@CsvSource({ "file:relative/path, relative/path", "file:%C5%BElu%C5%A5, žluť",
			"file:C:/path/to/file, C:/path/to/file" })
	void aFileMayBeRelative(String url, String path) {
		assertThat(LibsqlUrl.parse(url)).isEqualTo(new LibsqlUrl.File(Path.of(path).toAbsolutePath()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:", "file://", "file://localhost" })
	void aFileHasAName(String url) {
		assertRefused(url);
	}

	static List<String> authorities() {
		List<String> authorities = new ArrayList<>();
		for (String user : List.of("", "@", "SECRET@", "SECRET:SECRET@", "SECRET:a:SECRET@", "SECRET%3aSECRET@",
				"SECR%45T:SECRET@")) {
			for (String host : List.of("localhost", "domain.name", "DB-1.Example.com", "127.0.0.1", "[::1]",
					"[2001:db8::ff00:42:8329]", "some%20name", "d%6fmain.name", "1%32%37.0.0.1", "žluťoučký.cz")) {
				for (String port : List.of("", ":", ":0", ":99", ":65535")) {
					authorities.add(user + host + port);
				}
			}
		}
		return authorities;
	}

	@ParameterizedTest
	@MethodSource("authorities")
	void anAuthorityIsAHostAndPerhapsAPort(String authority) {
		String url = "https://" + authority + "/path";
		if (authority.matches("[^@%ž]+")) {
			assertThat(((LibsqlUrl.Remote) LibsqlUrl.parse(url)).baseUri()).hasToString(url);
			return;
		}
		LibsqlUrlException failure = catchThrowableOfType(LibsqlUrlException.class, () -> LibsqlUrl.parse(url));
		assertThat(failure.code()).isEqualTo(LibsqlUrlException.URL_INVALID);
		assertThat(failure.toString()).doesNotContain("SECR");
	}

	@ParameterizedTest
	@CsvSource({ "?,", "?&,", "?&&,", "?authToken=,", "?authToken=&authToken=b, b", "?authToken=a, a",
			"?authToken=a&, a", "?&authToken=a, a", "?authToken=a=b=c, a=b=c", "?authToken=a+b, a b",
			"?authToken=a%2bb, a+b", "?authToken=a%26tls%3d0, a&tls=0", "?authToken=%C5%BElu%C5%A5, žluť",
			"?auth%54oken=a, a", "?authToken=a&tls=1, a", "?tls=1&&authToken=a, a", "?authToken=a?b, a?b",
			"?authToken=a/b, a/b", "?authToken=a:b@c, a:b@c" })
	void aQueryIsReadAsAFormIs(String query, String token) {
		LibsqlUrl.Remote remote = (LibsqlUrl.Remote) LibsqlUrl.parse("libsql://localhost" + query);
		assertThat(remote.tokenOr(null)).isEqualTo(token);
		assertThat(remote.baseUri()).hasToString("https://localhost");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?foo", "?=a", "?=", "?authtoken=a", "?authToken=a&foo=b", "?AUTHTOKEN=a", "?tls=",
			"?tls=true" })
	void aQueryOfAnotherParameterIsRefused(String query) {
		assertRefused("libsql://localhost" + query);
	}

	@ParameterizedTest
	@ValueSource(strings = { "#", "#foo", "#foo#bar", "#foo?bar", "#%20" })
	void aFragmentIsRefused(String fragment) {
		assertRefused("libsql://localhost" + fragment);
		assertRefused("libsql://localhost/path?tls=1" + fragment);
		assertRefused("file:data.db" + fragment);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "foo", "foo.bar.com", "h$$p://localhost", "h%74%74p://localhost",
			"http://localhost:%38%38", "file:%ff", "file:%C5.db", "libsql://localhost?authToken=%ff", "file:a%2" })
	void whatIsNoUrlIsRefused(String text) {
		assertRefused(text);
	}

	@ParameterizedTest
	@CsvSource({ "libsql://localhost, https://localhost", "libsql://localhost/, https://localhost",
			"libsql://localhost:8080, https://localhost:8080", "libsql://localhost/foo, https://localhost/foo",
			"libsql://localhost/foo/, https://localhost/foo", "libsql://localhost/foo/bar, https://localhost/foo/bar",
			"libsql://localhost/foo%20bar, https://localhost/foo%20bar", "libsql://[::1], https://[::1]",
			"libsql://[::1]:8080/foo, https://[::1]:8080/foo",
			"ws://localhost:80/dev/tenant, http://localhost:80/dev/tenant",
			"wss://localhost/dev/tenant//, https://localhost/dev/tenant" })
	void thePathOfTheServerIsKeptForThePathsOfTheProtocol(String url, String baseUri) {
		assertThat(((LibsqlUrl.Remote) LibsqlUrl.parse(url)).baseUri()).hasToString(baseUri);
	}

}
