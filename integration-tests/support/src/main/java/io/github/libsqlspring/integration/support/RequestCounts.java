package io.github.libsqlspring.integration.support;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Counts the requests to the server that an operation takes, for the table on the page of
 * frameworks.
 */
public final class RequestCounts {

	static final String OPERATION = "operation";

	static final String REQUESTS = "requests";

	// Longer than a transaction that has only read may wait for the next call to end it.
	private static final Duration QUIET = Duration.ofMillis(200);

	private final ExtensionContext context;

	RequestCounts(ExtensionContext context) {
		this.context = context;
	}

	/**
	 * Does something and checks how many requests it took.
	 * @param operation what a user does, in a few words: a row of the table
	 * @param database that it is done to; a server over HTTP
	 * @param expected the number of requests
	 * @param action does it
	 */
	public void expect(String operation, TestDatabase database, int expected, Runnable action) {
		report(operation, expected, count(database, action));
	}

	/**
	 * Does something five times and checks how many requests it took at least: for what
	 * lasts so long that streams which are no longer used end meanwhile.
	 * @param operation what a user does, in a few words: a row of the table
	 * @param database that it is done to; a server over HTTP
	 * @param expected the number of requests
	 * @param action does it
	 */
	public void expectLeast(String operation, TestDatabase database, int expected, Runnable action) {
		report(operation, expected, IntStream.range(0, 5).map((time) -> count(database, action)).min().orElseThrow());
	}

	private static int count(TestDatabase database, Runnable action) {
		awaitQuiet(database);
		int before = database.roundTrips();
		action.run();
		return database.roundTrips() - before;
	}

	private void report(String operation, int expected, int requests) {
		Assertions.assertThat(requests).as("HTTP requests for: %s", operation).isEqualTo(expected);
		this.context.publishReportEntry(Map.of(OPERATION, operation, REQUESTS, String.valueOf(requests)));
	}

	// What was left over for the next call is none of the operation's.
	private static void awaitQuiet(TestDatabase database) {
		int seen = -1;
		while (seen != database.roundTrips()) {
			seen = database.roundTrips();
			LockSupport.parkNanos(QUIET.toNanos());
		}
	}

}
