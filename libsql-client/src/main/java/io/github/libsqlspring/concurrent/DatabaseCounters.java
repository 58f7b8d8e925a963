package io.github.libsqlspring.concurrent;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.DatabaseStatistics;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.ServerStatistics;
import io.github.libsqlspring.StepResult;

/**
 * Counts what happens on a database. Thread-safe; never waits, and costs a call that
 * succeeds a few additions.
 */
public final class DatabaseCounters {

	private final LongAdder retries = new LongAdder();

	private final LongAdder statements = new LongAdder();

	private final LongAdder rowsRead = new LongAdder();

	private final LongAdder rowsWritten = new LongAdder();

	private final LongAdder serverNanos = new LongAdder();

	private final Map<ErrorKind, LongAdder> failures = new EnumMap<>(ErrorKind.class);

	private volatile DatabaseStatistics.@Nullable Failure lastFailure;

	public DatabaseCounters() {
		DatabaseStatistics.Failure.KINDS.forEach((kind) -> this.failures.put(kind, new LongAdder()));
	}

	/**
	 * A call is made again.
	 * @param failure why
	 */
	public void retried(LibsqlException failure) {
		this.retries.increment();
		if (this.failures.containsKey(failure.kind())) {
			remember(failure.kind(), failure.code());
		}
	}

	/**
	 * A call has failed.
	 * @param failure how
	 */
	public void failed(LibsqlException failure) {
		failed(failure.kind(), failure.code());
	}

	/**
	 * A statement has failed.
	 * @param error how
	 */
	public void failed(LibsqlError error) {
		failed(error.kind(), error.code());
	}

	/**
	 * Something has failed.
	 * @param kind what it means; counted if it is trouble
	 * @param code its code
	 */
	public void failed(ErrorKind kind, String code) {
		LongAdder counter = this.failures.get(kind);
		if (counter != null) {
			counter.increment();
			remember(kind, code);
		}
	}

	private void remember(ErrorKind kind, String code) {
		this.lastFailure = new DatabaseStatistics.Failure(kind, code, Instant.now());
	}

	/**
	 * A batch was answered.
	 * @param result with which result
	 */
	public void answered(BatchResult result) {
		long count = 0;
		long read = 0;
		long written = 0;
		long nanos = 0;
		for (StepResult step : result.steps()) {
			if (step instanceof StepResult.Success success) {
				Optional<ServerStatistics> reported = success.result().serverStatistics();
				if (reported.isPresent()) {
					count++;
					read += reported.get().rowsRead();
					written += reported.get().rowsWritten();
					nanos += reported.get().duration().toNanos();
				}
			}
			else if (step instanceof StepResult.Failure failure) {
				failed(failure.error());
			}
		}
		add(count, read, written, nanos);
	}

	private void add(long count, long read, long written, long nanos) {
		if (count > 0) {
			this.statements.add(count);
			this.rowsRead.add(read);
			this.rowsWritten.add(written);
			this.serverNanos.add(nanos);
		}
	}

	public long retries() {
		return this.retries.sum();
	}

	/**
	 * The failures so far.
	 * @return how many of each kind, kinds without any left out
	 */
	public Map<ErrorKind, Long> failures() {
		Map<ErrorKind, Long> counted = new EnumMap<>(ErrorKind.class);
		this.failures.forEach((kind, counter) -> {
			long count = counter.sum();
			if (count > 0) {
				counted.put(kind, count);
			}
		});
		return counted;
	}

	/**
	 * The last failure.
	 * @return the failure, or {@code null} if there was none
	 */
	public DatabaseStatistics.@Nullable Failure lastFailure() {
		return this.lastFailure;
	}

	/**
	 * What the server has reported.
	 * @return the sums
	 */
	public DatabaseStatistics.ServerWork work() {
		return new DatabaseStatistics.ServerWork(this.statements.sum(), this.rowsRead.sum(), this.rowsWritten.sum(),
				Duration.ofNanos(this.serverNanos.sum()));
	}

}
