package io.github.libsqlspring.boot.starter;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * {@code @Transactional} and its attributes.
 */
interface TransactionalContract extends RunningApplication {

	private Accounts service() {
		return bean(Accounts.class);
	}

	@Test
	default void anExceptionTakesBackWhatATransactionalMethodWrote() {
		assertThatIllegalStateException().isThrownBy(() -> service().write(() -> {
			service().add("a");
			throw new IllegalStateException("wanted");
		}));

		assertThat(accounts()).isZero();
	}

	@Test
	default void whatATransactionalMethodWroteIsSeenByAllOnceItReturns() {
		service().write(() -> {
			service().add("a");
			service().add("b");
		});

		assertThat(accounts()).isEqualTo(2);
	}

	@Test
	default void aReadOnlyMethodReadsAndMayNotWrite() {
		service().add("a");

		service().read(() -> assertThat(accounts()).isEqualTo(1));

		assertThatExceptionOfType(PermissionDeniedDataAccessException.class)
			.isThrownBy(() -> service().read(() -> service().add("b")));
		assertThat(accounts()).isEqualTo(1);
		assertThat(service().add("c")).isEqualTo(1);
	}

	@Test
	default void aSerializableMethodCommits() {
		service().serializable(() -> service().add("a"));

		assertThat(accounts()).isEqualTo(1);
	}

	@Test
	default void theTimeoutOfAMethodStopsTheQueryThatRuns() {
		assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(() -> service().inOneSecond(() -> {
			service().add("a");
			jdbc().queryForObject("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000000) "
					+ "SELECT max(i) FROM n", Long.class);
		}));

		assertThat(accounts()).isZero();
		assertThat(service().add("b")).isEqualTo(1);
	}

	@Test
	default void aNestedMethodThatFailsTakesBackItsOwnPartOnly() {
		service().write(() -> {
			service().add("outer");
			assertThatIllegalStateException().isThrownBy(() -> service().nested(() -> {
				service().add("inner");
				throw new IllegalStateException("wanted");
			}));
			service().nested(() -> service().add("second"));
		});

		assertThat(jdbc().queryForList("SELECT email FROM account ORDER BY id", String.class)).containsExactly("outer",
				"second");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Accounts.class)
	class AccountsApplication {

	}

	class Accounts {

		private final JdbcClient jdbc;

		Accounts(JdbcClient jdbc) {
			this.jdbc = jdbc;
		}

		int add(String email) {
			return this.jdbc.sql("INSERT INTO account (email) VALUES (?)").param(email).update();
		}

		@Transactional
		void write(Runnable work) {
			work.run();
		}

		@Transactional(readOnly = true)
		void read(Runnable work) {
			work.run();
		}

		@Transactional(isolation = Isolation.SERIALIZABLE)
		void serializable(Runnable work) {
			work.run();
		}

		@Transactional(timeout = 1)
		void inOneSecond(Runnable work) {
			work.run();
		}

		@Transactional(propagation = Propagation.NESTED)
		void nested(Runnable work) {
			work.run();
		}

	}

}
