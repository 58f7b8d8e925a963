package io.github.libsqlspring.observation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.CallDescription;
import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.ObservedCall;

/**
 * Writes calls that took long to the logger {@value #LOGGER}, as warnings: the time, the
 * rows, the database and the SQL in one line, never a bound value. Needs no Micrometer.
 * Thread-safe.
 */
public final class SlowStatementLog implements CallObserver {

	/** The name of the logger. */
	public static final String LOGGER = "io.github.libsqlspring.slow";

	private static final int MAX_SQL = 500;

	private final System.Logger logger = System.getLogger(LOGGER);

	private final long thresholdNanos;

	/**
	 * Creates the log.
	 * @param threshold the time from which on a call is slow, zero or more
	 */
	public SlowStatementLog(Duration threshold) {
		if (threshold.isNegative()) {
			throw new IllegalArgumentException("The threshold must not be negative");
		}
		this.thresholdNanos = threshold.toNanos();
	}

	@Override
	public ObservedCall start(CallDescription call, Function<Object, @Nullable Object> context) {
		long start = System.nanoTime();
		return (rows, failure) -> {
			long nanos = System.nanoTime() - start;
			if (nanos >= this.thresholdNanos && this.logger.isLoggable(System.Logger.Level.WARNING)) {
				this.logger.log(System.Logger.Level.WARNING, describe(call, nanos, rows, failure));
			}
		};
	}

	private static String describe(CallDescription call, long nanos, long rows, @Nullable Throwable failure) {
		int size = call.statements().size();
		String result = (failure != null) ? "failed with " + reason(failure) : rows + ((rows == 1) ? " row" : " rows");
		return "Slow call: " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms, " + result
				+ ((size > 1) ? " of " + size + " statements, " : ", ") + place(call) + "; SQL ["
				+ inOneLine(call.text(MAX_SQL)) + "]";
	}

	// Neither the message, which repeats the SQL, nor the stack, which the caller gets.
	private static String reason(Throwable failure) {
		return LibsqlException.behind(failure).map(LibsqlException::code).orElse(failure.getClass().getSimpleName());
	}

	private static String place(CallDescription call) {
		String location = call.target().location();
		return (call.target().isLocal() || call.databaseName() == null) ? location
				: call.databaseName() + " at " + location;
	}

	private static String inOneLine(String sql) {
		return sql.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
	}

}
