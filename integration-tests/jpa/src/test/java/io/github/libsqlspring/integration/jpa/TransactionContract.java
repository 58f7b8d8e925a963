package io.github.libsqlspring.integration.jpa;

import java.util.Objects;

import jakarta.persistence.EntityManager;
import jakarta.persistence.QueryTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@JpaTest
abstract class TransactionContract {

	@Autowired
	private Authors authors;

	@Autowired
	private EntityManager entities;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private LibsqlClient client;

	@Autowired
	private PlatformTransactionManager manager;

	@BeforeEach
	void empty() {
		this.authors.deleteAll();
	}

	@Test
	@Exercises("Transactions: rollback, and JdbcClient and LibsqlClient in the same one")
	void allIsRolledBack() {
		transaction().executeWithoutResult((status) -> {
			this.authors.saveAndFlush(new Author("Jane"));
			this.jdbc.sql("INSERT INTO author (born, version, name) VALUES (1775, 0, 'Anne')").update();
			assertThat(this.client.sql("SELECT count(*) FROM author").query(Long.class).single()).isEqualTo(2);
			status.setRollbackOnly();
		});

		assertThat(this.authors.count()).isZero();
	}

	@Test
	@Exercises("Transactions: read-only")
	void readOnlyTransactionsDoNotWrite() {
		Author jane = this.authors.save(new Author("Jane"));
		TransactionTemplate readOnly = transaction();
		readOnly.setReadOnly(true);

		readOnly.executeWithoutResult((status) -> this.authors.findAll().get(0).name = "changed");
		assertThatException()
			.isThrownBy(() -> readOnly.executeWithoutResult(
					(status) -> this.entities.createQuery("update Author set name = 'x'").executeUpdate()))
			.withStackTraceContaining("read-only");
		assertThat(this.authors.findById(Objects.requireNonNull(jane.id)).orElseThrow().name).isEqualTo("Jane");
	}

	@Test
	@Exercises("Transactions: REQUIRES_NEW beside a writer is refused at once")
	void thereIsOneWriter() {
		TransactionTemplate inner = transaction();
		inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

		transaction().executeWithoutResult((status) -> {
			this.authors.saveAndFlush(new Author("Emily"));
			assertThatExceptionOfType(CannotAcquireLockException.class)
				.isThrownBy(() -> inner.executeWithoutResult((nested) -> this.authors.save(new Author("Anne"))))
				.withMessageContaining("This thread's own other transaction holds");
		});
		assertThat(this.authors.findAll()).extracting(Author::name).containsExactly("Emily");
	}

	@Test
	@Exercises("Transactions: time limits")
	void transactionsHaveATimeLimit() {
		TransactionTemplate limited = transaction();
		limited.setTimeout(1);

		assertThatExceptionOfType(QueryTimeoutException.class)
			.isThrownBy(() -> limited.executeWithoutResult((status) -> this.entities
				.createNativeQuery(
						"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
				.getSingleResult()));
	}

	@Test
	@Exercises("Pessimistic locking: no FOR UPDATE, the transaction has the lock already")
	void theFirstStatementLocks() {
		long id = Objects.requireNonNull(this.authors.save(new Author("Jane")).id);

		transaction().executeWithoutResult((status) -> {
			this.authors.findForUpdateById(id).orElseThrow().name = "Jane Austen";
		});
		assertThat(this.authors.findById(id).orElseThrow().name).isEqualTo("Jane Austen");
	}

	private TransactionTemplate transaction() {
		return new TransactionTemplate(this.manager);
	}

}
