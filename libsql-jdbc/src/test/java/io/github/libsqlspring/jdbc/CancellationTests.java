package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CancellationTests {

	private final Cancellation cancellation = new Cancellation();

	private final AtomicInteger stops = new AtomicInteger();

	@Test
	void nothingIsBrokenOffWhereNothingRuns() throws SQLException {
		this.cancellation.cancel();
		assertThat(this.cancellation.call(this.stops::incrementAndGet, () -> "done")).isEqualTo("done");
		this.cancellation.cancel();

		assertThat(this.stops).hasValue(0);
		assertThat(this.cancellation.isCancelled()).isFalse();
	}

	@Test
	void aCallIsStoppedAgainAndAgainUntilItEnds() {
		CountDownLatch third = new CountDownLatch(3);
		assertThatExceptionOfType(SQLTimeoutException.class)
			.isThrownBy(() -> this.cancellation.call(third::countDown, () -> {
				this.cancellation.cancel();
				await(third);
				throw new SQLException("interrupted");
			}))
			.withMessageContaining("cancelled")
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(9))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57014"));
	}

	@Test
	void aCancelStopsOnlyTheCallThatIsUnderWay() throws SQLException {
		assertThatExceptionOfType(SQLTimeoutException.class).isThrownBy(() -> this.cancellation.call(() -> {
		}, () -> {
			this.cancellation.cancel();
			throw new SQLException("interrupted");
		}));
		assertThat(this.cancellation.call(this.stops::incrementAndGet, () -> "next")).isEqualTo("next");
		assertThat(this.stops).hasValue(0);
	}

	@Test
	void aResultThatIsReadyIsGiven() throws SQLException {
		assertThat(this.cancellation.call(this.stops::incrementAndGet, () -> {
			this.cancellation.cancel();
			return "ready";
		})).isEqualTo("ready");
		assertThat(this.cancellation.isCancelled()).isTrue();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
