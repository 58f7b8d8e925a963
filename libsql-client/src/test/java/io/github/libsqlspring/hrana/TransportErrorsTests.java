package io.github.libsqlspring.hrana;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.buffer.DataBufferLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlTransportException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether a request may have been executed, told from how it failed.
 */
class TransportErrorsTests {

	private static final URI TARGET = URI.create("https://db.example.com/path");

	static Stream<Arguments> failures() {
		return Stream.of(Arguments.of(new ConnectException("refused"), ErrorKind.CONNECTION, false),
				Arguments.of(new UnknownHostException("db"), ErrorKind.CONNECTION, false),
				Arguments.of(new SSLHandshakeException("unknown authority"), ErrorKind.CONNECTION, false),
				Arguments.of(new ConnectTimeoutException("slow"), ErrorKind.TIMEOUT, false),
				Arguments.of(new PoolAcquireTimeoutException(Duration.ofSeconds(1)), ErrorKind.CONNECTION, false),
				Arguments.of(new PoolAcquirePendingLimitException(1), ErrorKind.CONNECTION, false),
				Arguments.of(new IOException("Error while acquiring from a.Pool@1"), ErrorKind.CONNECTION, false),
				Arguments.of(ReadTimeoutException.INSTANCE, ErrorKind.TIMEOUT, true),
				Arguments.of(new TimeoutException(), ErrorKind.TIMEOUT, true),
				Arguments.of(new IOException("reset"), ErrorKind.CONNECTION, true),
				Arguments.of(new IllegalStateException(), ErrorKind.CONNECTION, true));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void theOutcomeIsKnownOnlyIfThereWasNoConnection(Throwable failure, ErrorKind kind, boolean outcomeUnknown) {
		for (Throwable thrown : List.of(failure, new RuntimeException(failure))) {
			LibsqlException exception = TransportErrors.toException(thrown, TARGET);
			assertThat(exception.kind()).isEqualTo(kind);
			assertThat(((LibsqlTransportException) exception).outcomeUnknown()).isEqualTo(outcomeUnknown);
			assertThat(exception).hasMessageContaining("https://db.example.com").hasMessageNotContaining("/path");
		}
	}

	@Test
	void aReplyThatIsTooLargeIsNoTransportFailure() {
		LibsqlException failure = TransportErrors.toException(new RuntimeException(new DataBufferLimitException("x")),
				TARGET);
		assertThat(failure).isInstanceOf(LibsqlProtocolException.class).hasMessageContaining("larger than");
	}

}
