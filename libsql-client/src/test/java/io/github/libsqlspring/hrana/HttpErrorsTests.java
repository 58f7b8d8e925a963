package io.github.libsqlspring.hrana;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.hrana.wire.JsonCodec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The forms of a reply whose status is not 200.
 */
class HttpErrorsTests {

	private static LibsqlException read(int status, String body) {
		return HttpErrors.toException(new HttpReply(status, body.getBytes(StandardCharsets.UTF_8), null),
				JsonCodec.INSTANCE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"400|{\"message\":\"The stream has expired due to inactivity\",\"code\":\"STREAM_EXPIRED\"}|STREAM_EXPIRED|TRANSACTION_LOST",
			"400|Received an invalid baton|STREAM_EXPIRED|TRANSACTION_LOST",
			"401|{\"error\":\"Unauthorized: `The JWT has expired`\"}|HTTP_401|AUTHENTICATION",
			"401|<html>login</html>|HTTP_401|AUTHENTICATION",
			"403|{\"error\":\"Authorization forbidden: no\"}|HTTP_403|AUTHORIZATION",
			"404|{\"error\":\"Namespace `x` doesn't exist\"}|HTTP_404|NOT_FOUND",
			"429|{\"error\":\"Timed out while opening database connection\"}|HTTP_429|CAPACITY",
			"503|{\"error\":\"busy\"}|HTTP_503|CAPACITY" })
	void refusalsAreResponses(int status, String body, String code, ErrorKind kind) {
		LibsqlException failure = read(status, body);
		assertThat(failure).isInstanceOf(LibsqlResponseException.class);
		assertThat(failure.code()).isEqualTo(code);
		assertThat(failure.kind()).isEqualTo(kind);
		assertThat(failure.httpStatus()).hasValue(status);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "404|''", "404|<html>not here</html>", "200000|''",
			"502|<html>bad gateway</html>", "503|upstream reset", "302|''", "500|{broken", "405|''" })
	void anythingElseIsNotTheProtocol(int status, String body) {
		LibsqlException failure = read(status, body);
		assertThat(failure).isInstanceOf(LibsqlProtocolException.class).hasMessageContaining(String.valueOf(status));
		assertThat(failure).hasMessageNotContaining("<html>");
		assertThat(failure.httpStatus()).hasValue(status);
	}

	@Test
	void hintsSayWhatToCheck() {
		assertThat(read(401, "{\"error\":\"no\"}")).hasMessageContaining("libsql.auth-token");
		assertThat(read(404, "")).hasMessageContaining("libsql.url");
		assertThat(read(301, "")).hasMessageContaining("redirects are not followed");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none",
			value = { "https://user:secret@db.example.com:8443/x?token=secret#secret|https://db.example.com:8443/x",
					"//db.example.com/x?a|//db.example.com/x", "/login?secret|/login", "none|none", "?a|none",
					"not a url|none", "https://a_b@c_d/x|none" })
	void aRedirectNamesItsTargetWithoutSecrets(@Nullable String location, @Nullable String shown) {
		LibsqlException failure = HttpErrors.toException(new HttpReply(307, new byte[0], location), JsonCodec.INSTANCE);

		assertThat(failure).isInstanceOf(LibsqlProtocolException.class)
			.hasMessageContaining("redirects are not followed")
			.hasMessageNotContaining("secret");
		if (shown != null) {
			assertThat(failure).hasMessageContaining("a redirect to " + shown + " (");
		}
		else {
			assertThat(failure).hasMessageContaining("HTTP status 307 (");
		}
	}

}
