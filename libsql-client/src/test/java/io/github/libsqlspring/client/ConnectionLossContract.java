package io.github.libsqlspring.client;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Connections that break, for every protocol: the call fails once and says that it may
 * have been executed, nothing of it is executed twice or by half, and the client goes on.
 * Replies are lost whole (0 bytes) or break off.
 */
interface ConnectionLossContract extends ClientContract {

	/**
	 * A proxy in front of the server of {@link #client()}.
	 */
	TcpProxy proxy();

	/**
	 * A client by way of the proxy, for the caller to close.
	 */
	LibsqlClient proxiedClient();

	private LibsqlClient connected() {
		client().execute("CREATE TABLE t (a)");
		LibsqlClient client = proxiedClient();
		client.execute("SELECT 1");
		return client;
	}

	private LibsqlException lostAfter(int bytes, ThrowingCallable call) {
		proxy().cutReplyAfter(bytes);
		LibsqlException failure = catchThrowableOfType(LibsqlException.class, call);
		assertThat(failure).isInstanceOfAny(LibsqlTransportException.class, LibsqlProtocolException.class);
		return failure;
	}

	private static void assertWorks(LibsqlClient client) {
		assertThat(client.sql("SELECT 42").query(Long.class).single()).isEqualTo(42);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 5, 20 })
	default void aStatementWhoseReplyIsLostIsNotRepeated(int bytes) {
		try (LibsqlClient client = connected()) {
			LibsqlException lost = lostAfter(bytes, () -> client.execute("INSERT INTO t VALUES (1)"));
			assertThat(lost.outcomeUnknown()).isTrue();
			assertWorks(client);
		}
		assertThat(count("t")).isLessThanOrEqualTo(1);
	}

	// Only one of them holds the lock, because the server frees it after five seconds.
	@ParameterizedTest
	@CsvSource({ "0, INSERT INTO t VALUES (1)", "0, SELECT 1", "5, SELECT 1", "20, SELECT 1" })
	default void aTransactionWhoseReplyIsLostIsOverAndCannotCommit(int bytes, String sql) {
		try (LibsqlClient client = connected(); LibsqlTransaction tx = client.begin(TransactionMode.DEFERRED)) {
			tx.execute(sql);
			lostAfter(bytes, () -> tx.execute(sql));
			assertThat(tx.isClosed()).isTrue();
			failure(ErrorKind.TRANSACTION_LOST, tx::commit);
			assertWorks(client);
		}
		assertThat(count("t")).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 5, 20 })
	default void aBatchWhoseReplyIsLostIsNeverExecutedByHalf(int bytes) {
		try (LibsqlClient client = connected()) {
			LibsqlException lost = lostAfter(bytes, () -> client
				.batch(List.of(Statement.of("INSERT INTO t VALUES (1)"), Statement.of("INSERT INTO t VALUES (2)"))));
			assertThat(lost.outcomeUnknown()).isTrue();
			assertWorks(client);
		}
		assertThat(count("t")).isIn(0L, 2L);
	}

	@Test
	default void aConnectionThatIsCutWhileIdleLosesNothing() {
		try (LibsqlClient client = connected()) {
			proxy().cutAll();
			LibsqlException failure = catchThrowableOfType(LibsqlException.class,
					() -> client.execute("INSERT INTO t VALUES (1)"));
			// Whoever notices the cut in time may just connect again.
			assertThat(count("t")).isEqualTo((failure != null) ? 0 : 1);
			assertWorks(client);
		}
	}

	@Test
	default void aTransactionThatIsCutWhileIdleIsLostWhole() {
		try (LibsqlClient client = connected(); LibsqlTransaction tx = client.begin()) {
			tx.execute("INSERT INTO t VALUES (1)");
			proxy().cutAll();
			LibsqlException failure = catchThrowableOfType(LibsqlException.class, () -> {
				tx.execute("INSERT INTO t VALUES (2)");
				tx.commit();
			});
			// By HTTP the transaction is not bound to the connection.
			assertThat(count("t")).isEqualTo((failure != null) ? 0 : 2);
			assertWorks(client);
		}
	}

}
