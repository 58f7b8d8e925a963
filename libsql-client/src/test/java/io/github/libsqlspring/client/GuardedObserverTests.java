package io.github.libsqlspring.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.libsqlspring.CallDescription;
import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.ObservedCall;
import io.github.libsqlspring.Row;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Observers that fail.
 */
class GuardedObserverTests {

	private final List<String> seen = new ArrayList<>();

	private final CallObserver witness = (call,
			context) -> (rows, failure) -> this.seen.add(call.operation() + " " + rows);

	private void assertThatCallsGoOn(CallObserver failing) {
		try (LibsqlClient client = LibsqlClient.builder()
			.url(":memory:")
			.observeCalls(this.witness)
			.observeCalls(failing)
			.build()) {
			client.inTransaction((transaction) -> transaction.execute("CREATE TABLE a (b)"));
			client.execute("INSERT INTO a VALUES (1)");
			try (Stream<Row> rows = client.sql("SELECT b FROM a").stream()) {
				assertThat(rows).hasSize(1);
			}
		}
		assertThat(this.seen).containsExactly("CREATE 0", "COMMIT 0", "INSERT 1", "SELECT 1");
	}

	private static IllegalStateException failure() {
		return new IllegalStateException("The observer has failed");
	}

	@Test
	void oneThatFailsAtTheBeginningIsInNobodysWay() {
		assertThatCallsGoOn((call, context) -> {
			throw failure();
		});
	}

	@Test
	void oneThatFailsAtTheEndIsInNobodysWay() {
		assertThatCallsGoOn((call, context) -> (rows, problem) -> {
			throw failure();
		});
	}

	@Test
	void oneThatFailsInBetweenIsInNobodysWay() {
		assertThatCallsGoOn(new CallObserver() {

			@Override
			public ObservedCall start(CallDescription call, Function<Object, @Nullable Object> context) {
				return new ObservedCall() {

					@Override
					public Scope openScope() {
						return () -> {
							throw failure();
						};
					}

					@Override
					public void end(long rows, @Nullable Throwable problem) {
						// Nothing to do.
					}

				};
			}

			@Override
			public Map<Object, Object> threadContext() {
				throw failure();
			}

		});
	}

}
