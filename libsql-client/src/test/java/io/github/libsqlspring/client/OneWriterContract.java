package io.github.libsqlspring.client;

import java.util.concurrent.CompletableFuture;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two transactions of one client on one thread, which must not wait for itself.
 */
interface OneWriterContract extends ClientContract {

	String INSERT = "INSERT INTO one (a) VALUES (1)";

	private void createTable() {
		client().execute("CREATE TABLE one (a)");
	}

	private static void assertRefused(ThrowingCallable call) {
		assertThatExceptionOfType(LibsqlException.class).isThrownBy(call)
			.withMessageContaining("This thread's own other transaction")
			.extracting(LibsqlException::kind)
			.isEqualTo(ErrorKind.BUSY);
	}

	private long count() {
		return client().sql("SELECT count(*) FROM one").query(Long.class).single();
	}

	@Test
	default void aWriteOfTheClientBesideItsOwnTransactionIsRefusedAtOnce() {
		createTable();
		client().inTransaction((tx) -> {
			tx.execute(INSERT);
			assertRefused(() -> client().execute(INSERT));
			assertRefused(() -> client().inTransaction((inner) -> inner.execute(INSERT)));
			assertRefused(
					() -> client().inTransaction(TransactionMode.EXCLUSIVE, (inner) -> inner.execute("SELECT 1")));
			return tx.execute(INSERT);
		});

		assertThat(count()).isEqualTo(2);
	}

	@Test
	default void aTransactionThatOnlyReadsUntilTheOtherHasEndedMayThenWrite() {
		createTable();
		try (LibsqlTransaction first = client().begin(); LibsqlTransaction second = client().begin()) {
			first.execute(INSERT);
			second.execute("SELECT 1");
			assertRefused(() -> second.execute(INSERT));
			first.rollback();

			second.execute(INSERT);
			second.commit();
		}

		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void aDeferredTransactionHoldsTheLockOnceItHasWritten() {
		createTable();
		try (LibsqlTransaction first = client().begin(TransactionMode.DEFERRED)) {
			first.execute("SELECT 1");
			client().execute(INSERT);
			first.execute(INSERT);
			assertRefused(() -> client().execute(INSERT));
			first.commit();
		}

		client().execute(INSERT);
		assertThat(count()).isEqualTo(3);
	}

	@Test
	default void aTransactionHoldsTheLockAlsoIfItsFirstStatementHasFailed() {
		createTable();
		try (LibsqlTransaction first = client().begin()) {
			assertThatExceptionOfType(LibsqlException.class)
				.isThrownBy(() -> first.sql("SELECT abs(-9223372036854775807 - 1)").stream().toList());
			assertRefused(() -> client().execute(INSERT));
			first.execute(INSERT);
			first.commit();
		}

		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void aTransactionThatAnotherThreadGoesOnWithIsItsOwn() {
		createTable();
		LibsqlTransaction first = client().begin();
		first.execute(INSERT);
		CompletableFuture<Void> other = CompletableFuture.runAsync(() -> first.execute(INSERT));
		other.join();
		CompletableFuture<Void> end = CompletableFuture.runAsync(first::commit);

		client().execute(INSERT);

		end.join();
		assertThat(count()).isEqualTo(3);
	}

	@Test
	default void aTransactionThatWasLostIsNotInTheWay() {
		createTable();
		client().execute("CREATE UNIQUE INDEX one_a ON one (a)");
		try (LibsqlTransaction first = client().begin()) {
			first.execute(INSERT);
			assertThatExceptionOfType(LibsqlException.class)
				.isThrownBy(() -> first.execute("INSERT OR ROLLBACK INTO one (a) VALUES (1)"));

			client().execute(INSERT);
		}

		assertThat(count()).isEqualTo(1);
	}

}
