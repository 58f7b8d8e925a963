package io.github.libsqlspring.integration.jdbc;

import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.QueryTimeoutException;

import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * {@code @Transactional} over the templates.
 */
interface TransactionContract extends RunningApplication {

	private Shop shop() {
		return bean(Shop.class);
	}

	private void insert(String title) {
		client().sql("INSERT INTO book (title) VALUES (?)").param(title).update();
	}

	@Test
	@Exercises("@Transactional: commit, rollback by an exception")
	default void aMethodIsDoneAsAWholeOrNotAtAll() {
		shop().required(() -> insert("Emma"));
		assertThatIllegalStateException().isThrownBy(() -> shop().required(() -> {
			insert("Persuasion");
			throw new IllegalStateException("wanted");
		}));

		assertThat(books()).isEqualTo(1);
	}

	@Test
	@Exercises("@Transactional: NESTED, by a savepoint")
	default void aNestedMethodTakesBackItsPartOnly() {
		shop().required(() -> {
			insert("Emma");
			assertThatIllegalStateException().isThrownBy(() -> shop().nested(() -> {
				insert("Persuasion");
				throw new IllegalStateException("wanted");
			}));
			shop().nested(() -> insert("Sanditon"));
		});

		assertThat(client().sql("SELECT title FROM book ORDER BY id").query(String.class).list())
			.containsExactly("Emma", "Sanditon");
	}

	@Test
	@Exercises("@Transactional: REQUIRES_NEW beside a transaction that has written")
	default void aNewTransactionBesideAWriterIsRefusedAtOnce() {
		assertThatExceptionOfType(CannotAcquireLockException.class).isThrownBy(() -> shop().required(() -> {
			insert("Emma");
			shop().requiresNew(() -> insert("Persuasion"));
		}));

		assertThat(books()).isZero();
	}

	@Test
	@Exercises("@Transactional: readOnly is enforced")
	default void aReadOnlyMethodCannotWrite() {
		shop().readOnly(() -> assertThat(books()).isZero());

		assertThatExceptionOfType(PermissionDeniedDataAccessException.class)
			.isThrownBy(() -> shop().readOnly(() -> insert("Emma")));
		insert("Emma");
	}

	@Test
	@Exercises("@Transactional: timeout stops the running query")
	default void aMethodThatTakesTooLongIsStopped() {
		assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(() -> shop().inOneSecond(() -> {
			insert("Emma");
			client().sql("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
				.query(Long.class)
				.single();
		}));

		assertThat(books()).isZero();
	}

}
