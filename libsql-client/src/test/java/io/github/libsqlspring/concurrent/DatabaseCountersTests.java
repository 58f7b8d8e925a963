package io.github.libsqlspring.concurrent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.DatabaseStatistics.Failure;
import io.github.libsqlspring.DatabaseStatistics.ServerWork;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.ServerStatistics;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseCountersTests {

	private final DatabaseCounters counters = new DatabaseCounters();

	@Test
	void beginWithNothing() {
		assertThat(this.counters.retries()).isZero();
		assertThat(this.counters.failures()).isEmpty();
		assertThat(this.counters.lastFailure()).isNull();
		assertThat(this.counters.work()).isEqualTo(new ServerWork(0, 0, 0, Duration.ZERO));
	}

	@Test
	void addUpWhatTheServerReports() {
		StepResult one = success(new ServerStatistics(5, 1, Duration.ofNanos(30)));
		StepResult two = success(new ServerStatistics(7, 0, Duration.ofNanos(12)));

		this.counters.answered(new BatchResult(List.of(one, StepResult.SKIPPED, two, success(null)), true));
		this.counters.answered(new BatchResult(List.of(two), true));

		assertThat(this.counters.work()).isEqualTo(new ServerWork(3, 19, 1, Duration.ofNanos(54)));
	}

	private static StepResult success(ServerStatistics statistics) {
		return new StepResult.Success(new StatementResult(List.of(), List.of(), 0, null, statistics));
	}

	@Test
	void rememberTheLastFailure() {
		Instant before = Instant.now();
		this.counters.answered(new BatchResult(
				List.of(new StepResult.Failure(new LibsqlError("SQLITE_BUSY", "database is locked"))), true));
		this.counters
			.failed(new LibsqlTransportException(ErrorKind.CONNECTION, "No connection to x", false, null, null));

		assertThat(this.counters.failures()).isEqualTo(Map.of(ErrorKind.BUSY, 1L, ErrorKind.CONNECTION, 1L));
		Failure last = this.counters.lastFailure();
		assertThat(last).extracting(Failure::kind, Failure::code)
			.containsExactly(ErrorKind.CONNECTION, "CONNECTION_FAILED");
		assertThat(last.time()).isBetween(before, Instant.now());
	}

	@Test
	void countARetryAndRememberWhatItHeals() {
		this.counters.retried(new LibsqlTransportException(ErrorKind.TIMEOUT, "No reply", true, null, null));

		assertThat(this.counters.retries()).isEqualTo(1);
		assertThat(this.counters.failures()).isEmpty();
		assertThat(this.counters.lastFailure()).extracting(Failure::kind).isEqualTo(ErrorKind.TIMEOUT);
	}

	@ParameterizedTest
	@EnumSource(
			value = ErrorKind.class, names = { "BUSY", "TRANSACTION_LOST", "FULL", "STORAGE", "AUTHENTICATION",
					"AUTHORIZATION", "NOT_FOUND", "CAPACITY", "CONNECTION", "TIMEOUT", "PROTOCOL", "OTHER" },
			mode = EnumSource.Mode.EXCLUDE)
	void leaveOutWhatIsTheBusinessOfTheApplication(ErrorKind kind) {
		this.counters.failed(kind, "CODE");

		assertThat(this.counters.failures()).isEmpty();
		assertThat(this.counters.lastFailure()).isNull();
	}

}
