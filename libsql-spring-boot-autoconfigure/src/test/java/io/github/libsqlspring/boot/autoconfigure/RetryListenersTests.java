package io.github.libsqlspring.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.RetryListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RetryListenersTests {

	private static final RetryListener.Retry RETRY = new RetryListener.Retry(2, Duration.ZERO,
			new LibsqlTransportException(ErrorKind.CONNECTION, "no connection", false, null, null));

	private final List<RetryListener.Retry> told = new ArrayList<>();

	@Test
	void tellAllEvenIfSomeFail() {
		RetryListeners listeners = new RetryListeners(List.of(failing("first"), this.told::add, failing("second")));

		assertThatIllegalStateException().isThrownBy(() -> listeners.onRetry(RETRY))
			.withMessage("first")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).singleElement()
				.satisfies((suppressed) -> assertThat(suppressed).hasMessage("second")));
		assertThat(this.told).containsExactly(RETRY);
	}

	private static RetryListener failing(String message) {
		return (retry) -> {
			throw new IllegalStateException(message);
		};
	}

}
