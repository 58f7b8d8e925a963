package io.github.libsqlspring.boot.starter;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A thread that writes beside its own transaction which holds the write lock: refused at
 * once, it neither waits for itself nor loses that transaction.
 */
interface OneWriterContract extends RunningApplication {

	String INSERT = "INSERT INTO account (email) VALUES (?)";

	/**
	 * Whether reading goes on beside a writer; in memory it does not.
	 * @return whether it does
	 */
	default boolean readsBesideAWriter() {
		return true;
	}

	private LibsqlClient client() {
		return bean(LibsqlClient.class);
	}

	private void add(String email) {
		client().sql(INSERT).param(email).update();
	}

	private void addByTemplate(String email) {
		jdbc().update(INSERT, email);
	}

	private List<String> emails() {
		return jdbc().queryForList("SELECT email FROM account ORDER BY id", String.class);
	}

	private void in(int propagation, boolean readOnly, Runnable work) {
		TransactionTemplate template = new TransactionTemplate(bean(PlatformTransactionManager.class));
		template.setPropagationBehavior(propagation);
		template.setReadOnly(readOnly);
		template.executeWithoutResult((status) -> work.run());
	}

	private void inTransaction(Runnable work) {
		in(TransactionDefinition.PROPAGATION_REQUIRED, false, work);
	}

	private void beside(Runnable work) {
		in(TransactionDefinition.PROPAGATION_REQUIRES_NEW, false, work);
	}

	private void suspended(Runnable work) {
		in(TransactionDefinition.PROPAGATION_NOT_SUPPORTED, false, work);
	}

	private static void assertRefused(ThrowingCallable call) {
		assertThatExceptionOfType(LibsqlException.class).isThrownBy(call)
			.withMessageContaining("This thread's own other transaction")
			.withMessageContaining("nothing was executed")
			.extracting(LibsqlException::kind)
			.isEqualTo(ErrorKind.BUSY);
	}

	private static void assertRefusedByTemplate(ThrowingCallable call) {
		assertThatExceptionOfType(CannotAcquireLockException.class).isThrownBy(call)
			.satisfies((ex) -> assertRefused(() -> {
				throw LibsqlException.behind(ex).orElseThrow();
			}));
	}

	@Test
	default void aWriteInRequiresNewIsRefusedAndTheOuterTransactionGoesOn() {
		inTransaction(() -> {
			addByTemplate("a");
			assertRefusedByTemplate(() -> beside(() -> addByTemplate("b")));
			assertRefused(() -> beside(() -> add("c")));
			add("d");
		});

		assertThat(emails()).containsExactly("a", "d");
		beside(() -> add("e"));
		assertThat(emails()).containsExactly("a", "d", "e");
	}

	@Test
	default void aWriteOutsideTheSuspendedTransactionIsRefusedAndThatGoesOn() {
		inTransaction(() -> {
			add("a");
			suspended(() -> {
				assertRefusedByTemplate(() -> addByTemplate("b"));
				assertRefused(() -> add("c"));
				assertRefused(() -> client().batch(List.of(Statement.of("DELETE FROM account"))));
				assertRefused(() -> client().executeScript("DELETE FROM account; DELETE FROM card;"));
				assertRefused(() -> client().migrate(List.of(Statement.of("DROP TABLE card"))));
				assertRefused(() -> client().inTransaction((tx) -> tx.execute("DELETE FROM account")));
				assertRefused(() -> client().inTransaction(TransactionMode.DEFERRED,
						(tx) -> tx.execute("DELETE FROM account")));
				assertRefused(() -> {
					try (Stream<Row> rows = client().sql("DELETE FROM account RETURNING id").stream()) {
						rows.toList();
					}
				});
			});
			addByTemplate("d");
		});

		assertThat(emails()).containsExactly("a", "d");
	}

	@Test
	default void readingBesideItGoesOnWhereTheDatabaseCan() {
		addByTemplate("a");
		inTransaction(() -> {
			addByTemplate("b");
			if (readsBesideAWriter()) {
				beside(() -> {
					assertThat(emails()).containsExactly("a");
					assertRefused(() -> add("c"));
				});
				beside(() -> assertThat(client().sql("SELECT email FROM account").query(String.class).list())
					.containsExactly("a"));
				suspended(() -> assertThat(emails()).containsExactly("a"));
				suspended(() -> assertThat(client().sql("SELECT email FROM account").query(String.class).list())
					.containsExactly("a"));
			}
			else {
				assertRefusedByTemplate(() -> beside(this::emails));
				assertRefused(() -> beside(() -> client().execute("SELECT email FROM account")));
				assertRefusedByTemplate(() -> suspended(this::emails));
				assertRefused(() -> suspended(() -> client().execute("SELECT email FROM account")));
			}
		});

		assertThat(emails()).containsExactly("a", "b");
	}

	@Test
	default void aReadOnlyTransactionBesideItReadsWhereTheDatabaseCan() {
		addByTemplate("a");
		inTransaction(() -> {
			add("b");
			Runnable read = () -> in(TransactionDefinition.PROPAGATION_REQUIRES_NEW, true,
					() -> assertThat(emails()).containsExactly("a"));
			if (readsBesideAWriter()) {
				read.run();
			}
			else {
				assertRefusedByTemplate(read::run);
			}
		});

		assertThat(emails()).containsExactly("a", "b");
	}

	@Test
	default void whereTheOuterTransactionOnlyReadsTheInnerOneWritesIfTheDatabaseCan() {
		addByTemplate("a");
		in(TransactionDefinition.PROPAGATION_REQUIRED, true, () -> {
			assertThat(emails()).containsExactly("a");
			if (readsBesideAWriter()) {
				beside(() -> addByTemplate("b"));
				beside(() -> add("c"));
			}
			else {
				assertRefusedByTemplate(() -> beside(() -> addByTemplate("b")));
				assertRefused(() -> suspended(() -> add("c")));
			}
			assertThat(emails()).containsExactly("a");
		});

		assertThat(emails()).hasSize(readsBesideAWriter() ? 3 : 1);
	}

	@Test
	default void whereTheOuterTransactionHasNotBegunTheInnerOneWrites() {
		inTransaction(() -> {
			beside(() -> addByTemplate("a"));
			beside(() -> add("b"));
			add("c");
		});

		assertThat(emails()).containsExactly("a", "b", "c");
	}

	@Test
	default void aSavepointInTheInnerTransactionDoesNotWaitEither() {
		inTransaction(() -> {
			addByTemplate("a");
			assertRefused(() -> beside(() -> in(TransactionDefinition.PROPAGATION_NESTED, false, () -> add("b"))));
		});

		assertThat(emails()).containsExactly("a");
	}

	@Test
	default void afterARollbackOfTheOuterTransactionNothingIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> {
			add("a");
			throw new IllegalStateException("wanted");
		}));

		inTransaction(() -> {
			beside(() -> add("b"));
			addByTemplate("c");
		});
		assertThat(emails()).containsExactly("b", "c");
	}

	@Test
	default void anotherThreadWaitsForItsTurnAsEver() {
		CompletableFuture<Void> other = new CompletableFuture<>();
		inTransaction(() -> {
			add("a");
			new Thread(() -> {
				try {
					inTransaction(() -> addByTemplate("b"));
					other.complete(null);
				}
				catch (RuntimeException ex) {
					other.completeExceptionally(ex);
				}
			}).start();
			add("c");
		});

		other.join();
		assertThat(emails()).containsExactlyInAnyOrder("a", "b", "c");
	}

}
