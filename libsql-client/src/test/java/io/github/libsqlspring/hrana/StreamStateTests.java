package io.github.libsqlspring.hrana;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.libsqlspring.LibsqlProtocolException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a stream is after a reply.
 */
class StreamStateTests {

	private static final URI CONFIGURED = URI.create("https://db-org.turso.example");

	private static StreamState after(StreamState state, String baton, String baseUrl, URI configured) {
		return state.after(baton, baseUrl, configured);
	}

	@Test
	void aBatonOpensItAndNoBatonClosesIt() {
		StreamState open = after(StreamState.NONE, "b", null, CONFIGURED);
		assertThat(StreamState.NONE.isOpen()).isFalse();
		assertThat(open.isOpen()).isTrue();
		assertThat(open.baton()).isEqualTo("b");
		assertThat(after(open, "c", null, CONFIGURED).baton()).isEqualTo("c");
		assertThat(after(open, null, null, CONFIGURED)).isEqualTo(StreamState.NONE);
	}

	@Test
	void aBaseUrlHoldsUntilTheNextOneOrTheEnd() {
		StreamState moved = after(StreamState.NONE, "b", "https://node.turso.example/x/", CONFIGURED);
		assertThat(moved.baseUrl()).isEqualTo(URI.create("https://node.turso.example/x"));
		assertThat(after(moved, "c", null, CONFIGURED).baseUrl()).isEqualTo(moved.baseUrl());
		assertThat(after(moved, null, null, CONFIGURED).baseUrl()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "https://a.turso.example, https://b.turso.example", "http://a.turso.example, https://b.turso.example",
			"http://localhost:1, http://localhost:2", "http://127.0.0.1:1, http://127.0.0.1:2",
			"https://turso.example, https://node.turso.example" })
	void theTokenMayFollowWithinTheDomain(URI configured, String baseUrl) {
		assertThat(after(StreamState.NONE, "b", baseUrl, configured).baseUrl()).isEqualTo(URI.create(baseUrl));
	}

	@ParameterizedTest
	@CsvSource({ "https://a.turso.example, http://b.turso.example", "https://a.turso.example, https://turso.evil",
			"https://a.turso.example, https://turso.example.evil.com", "http://10.0.0.1:1, http://10.0.1.1:1",
			"https://a.turso.example, ftp://a.turso.example", "https://a.turso.example, 'not a url'",
			"https://a.turso.example, /path" })
	void theTokenDoesNotLeaveTheDomainOrTls(URI configured, String baseUrl) {
		assertThatExceptionOfType(LibsqlProtocolException.class)
			.isThrownBy(() -> after(StreamState.NONE, "b", baseUrl, configured));
	}

	@Test
	void toStringDoesNotShowTheBaton() {
		assertThat(new StreamState("SECRET", null).toString()).doesNotContain("SECRET");
	}

}
