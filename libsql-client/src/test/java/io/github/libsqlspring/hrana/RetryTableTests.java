package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.RetryPolicy;
import io.github.libsqlspring.hrana.RetryTable.Work;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is sent again after what, row by row.
 */
class RetryTableTests {

	private static final Set<Work> NEVER = EnumSet.noneOf(Work.class);

	private static final Set<Work> OUTSIDE = EnumSet.complementOf(EnumSet.of(Work.IN_TRANSACTION));

	private static final Set<Work> WITHOUT_HARM = EnumSet.of(Work.READ, Work.REPEATABLE_WRITE);

	static Stream<Arguments> rows() {
		return Stream.of(Arguments.of("refused, unknown host, TLS", transport(ErrorKind.CONNECTION, false), OUTSIDE),
				Arguments.of("no connection in time", transport(ErrorKind.TIMEOUT, false), OUTSIDE),
				Arguments.of("reset", transport(ErrorKind.CONNECTION, true), WITHOUT_HARM),
				Arguments.of("no reply in time", transport(ErrorKind.TIMEOUT, true), WITHOUT_HARM),
				Arguments.of("cancelled", transport(ErrorKind.INTERRUPTED, true), NEVER),
				Arguments.of("no token", transport(ErrorKind.AUTHENTICATION, false), NEVER),
				Arguments.of("no stream free in time", transport(ErrorKind.CAPACITY, false), NEVER),
				Arguments.of("429", response("HTTP_429", 429), OUTSIDE),
				Arguments.of("503 of the server", response("HTTP_503", 503), OUTSIDE),
				Arguments.of("503 of a proxy", new LibsqlProtocolException("503", 503, null), NEVER),
				Arguments.of("500", response("HTTP_500", 500), NEVER),
				Arguments.of("401", response("HTTP_401", 401), NEVER),
				Arguments.of("403", response("HTTP_403", 403), NEVER),
				Arguments.of("404", response("HTTP_404", 404), NEVER),
				Arguments.of("expired", response("STREAM_EXPIRED", 400), NEVER),
				Arguments.of("busy", response("SQLITE_BUSY", null), OUTSIDE),
				Arguments.of("lock taken away", response("TRANSACTION_TIMEOUT", null), OUTSIDE),
				Arguments.of("too large", response("RESPONSE_TOO_LARGE", null), NEVER),
				Arguments.of("constraint", response("SQLITE_CONSTRAINT", null), NEVER),
				Arguments.of("syntax", response("SQL_PARSE_ERROR", null), NEVER),
				Arguments.of("arguments", response("ARGS_INVALID", null), NEVER),
				Arguments.of("no Hrana", new LibsqlProtocolException("what", 200, null), NEVER), Arguments.of("closed",
						new LibsqlClosedException(ErrorKind.CLOSED, "CLIENT_CLOSED", "closed", null), NEVER));
	}

	private static LibsqlException transport(ErrorKind kind, boolean unknown) {
		return new LibsqlTransportException(kind, "failed", unknown, null, null);
	}

	private static LibsqlException response(String code, @Nullable Integer status) {
		return new LibsqlResponseException(new LibsqlError(code, "failed", status), null);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rows")
	void theTable(String name, LibsqlException failure, Set<Work> again) {
		for (Work work : Work.values()) {
			assertThat(RetryTable.isSafe(failure, work)).as("%s", work).isEqualTo(again.contains(work));
		}
	}

	@Test
	void thePauseDoublesUpToItsLimitAndIsAtLeastHalfOfThat() {
		RetryPolicy policy = new RetryPolicy(100, Duration.ofMillis(50), Duration.ofSeconds(1));
		long full = 50;
		for (int attempt = 2; attempt <= 100; attempt++) {
			for (int i = 0; i < 20; i++) {
				assertThat(Backoff.before(policy, attempt)).isBetween(Duration.ofMillis(full / 2),
						Duration.ofMillis(full));
			}
			full = Math.min(full * 2, 1000);
		}
		assertThat(Backoff.before(RetryPolicy.NONE, 2)).isZero();
		RetryPolicy patient = new RetryPolicy(100, Duration.ofDays(300), Duration.ofDays(400));
		assertThat(Backoff.before(patient, 30)).isGreaterThanOrEqualTo(Duration.ofDays(150));
	}

}
