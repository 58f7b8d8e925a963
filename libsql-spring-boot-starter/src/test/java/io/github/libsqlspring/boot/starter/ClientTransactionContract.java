package io.github.libsqlspring.boot.starter;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.ConnectionProxy;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The client inside transactions that Spring manages for the {@code DataSource}.
 */
interface ClientTransactionContract extends RunningApplication {

	String SLOW = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000000) "
			+ "SELECT max(i) FROM n";

	private LibsqlClient client() {
		return bean(LibsqlClient.class);
	}

	private void add(String email) {
		assertThat(client().sql("INSERT INTO account (email) VALUES (?)").param(email).update().affectedRowCount())
			.isEqualTo(1);
	}

	private void addByTemplate(String email) {
		assertThat(jdbc().update("INSERT INTO account (email) VALUES (?)", email)).isEqualTo(1);
	}

	private List<String> emails() {
		return jdbc().queryForList("SELECT email FROM account ORDER BY id", String.class);
	}

	private List<String> emailsOfClient() {
		return client().sql("SELECT email FROM account ORDER BY id").query(String.class).list();
	}

	private TransactionTemplate transaction(int propagation) {
		TransactionTemplate template = new TransactionTemplate(bean(PlatformTransactionManager.class));
		template.setPropagationBehavior(propagation);
		return template;
	}

	private void inTransaction(Runnable work) {
		transaction(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult((status) -> work.run());
	}

	private void in(int propagation, Runnable work) {
		transaction(propagation).executeWithoutResult((status) -> work.run());
	}

	private void readOnly(Runnable work) {
		TransactionTemplate template = transaction(TransactionDefinition.PROPAGATION_REQUIRED);
		template.setReadOnly(true);
		template.executeWithoutResult((status) -> work.run());
	}

	private void inOneSecond(Runnable work) {
		TransactionTemplate template = transaction(TransactionDefinition.PROPAGATION_REQUIRED);
		template.setTimeout(1);
		template.executeWithoutResult((status) -> work.run());
	}

	@Test
	default void clientAndTemplateSeeEachOthersChangesAndCommitTogether() {
		inTransaction(() -> {
			addByTemplate("a");
			assertThat(emailsOfClient()).containsExactly("a");
			add("b");
			assertThat(emails()).containsExactly("a", "b");
		});

		assertThat(emails()).containsExactly("a", "b");
	}

	@Test
	default void clientAndTemplateAreRolledBackTogether() {
		assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> {
			add("a");
			addByTemplate("b");
			throw new IllegalStateException("wanted");
		})).withMessage("wanted");

		assertThat(emails()).isEmpty();
	}

	@Test
	default void everyKindOfCallOfTheClientIsPartOfTheTransaction() {
		transaction(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult((status) -> {
			client().batch(List.of(Statement.of("INSERT INTO account (email) VALUES ('a')"),
					Statement.of("INSERT INTO account (email) VALUES ('b')")));
			client().executeScript("INSERT INTO account (email) VALUES ('c'); DELETE FROM account WHERE email = 'a';");
			client().execute("INSERT INTO account (email) VALUES ('d')");
			try (Stream<Row> rows = client().sql("SELECT email FROM account ORDER BY id").stream()) {
				assertThat(rows.map((row) -> row.getString(0))).containsExactly("b", "c", "d");
			}
			status.setRollbackOnly();
		});

		assertThat(emails()).isEmpty();
	}

	@Test
	default void aFailedStatementOfTheClientLeavesTheTransactionOpen() {
		inTransaction(() -> {
			add("a");
			assertThatExceptionOfType(LibsqlException.class).isThrownBy(() -> add("a"))
				.extracting(LibsqlException::kind)
				.isEqualTo(ErrorKind.UNIQUE_CONSTRAINT);
			addByTemplate("b");
		});

		assertThat(emails()).containsExactly("a", "b");
	}

	@Test
	default void anExceptionOfTheClientThatNobodyCatchesRollsBack() {
		assertThatExceptionOfType(LibsqlException.class).isThrownBy(() -> inTransaction(() -> {
			addByTemplate("a");
			add("a");
		}));

		assertThat(emails()).isEmpty();
	}

	@Test
	default void aReadOnlyTransactionRefusesWritesOfTheClient() {
		addByTemplate("a");

		readOnly(() -> {
			assertThat(emailsOfClient()).containsExactly("a");
			assertThatExceptionOfType(LibsqlException.class).isThrownBy(() -> add("b"))
				.extracting(LibsqlException::kind)
				.isEqualTo(ErrorKind.READ_ONLY);
			assertThat(emails()).containsExactly("a");
		});

		add("c");
		assertThat(emails()).containsExactly("a", "c");
	}

	@Test
	default void aTransactionMarkedForRollbackTakesBackTheClientsChanges() {
		assertThatExceptionOfType(UnexpectedRollbackException.class).isThrownBy(() -> inTransaction(() -> {
			add("a");
			assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> {
				throw new IllegalStateException("wanted");
			}));
			add("b");
		}));

		assertThat(emails()).isEmpty();
	}

	@Test
	default void aNestedTransactionTakesBackTheClientsChangesToItsSavepoint() {
		inTransaction(() -> {
			add("a");
			assertThatIllegalStateException().isThrownBy(() -> in(TransactionDefinition.PROPAGATION_NESTED, () -> {
				add("b");
				addByTemplate("c");
				throw new IllegalStateException("wanted");
			})).withMessage("wanted");
			in(TransactionDefinition.PROPAGATION_NESTED, () -> add("d"));
			add("e");
		});

		assertThat(emails()).containsExactly("a", "d", "e");
	}

	@Test
	default void aNestedTransactionMayBeginBeforeTheFirstStatement() {
		inTransaction(() -> {
			assertThatIllegalStateException().isThrownBy(() -> in(TransactionDefinition.PROPAGATION_NESTED, () -> {
				add("a");
				throw new IllegalStateException("wanted");
			}));
			add("b");
		});

		assertThat(emails()).containsExactly("b");
	}

	@Test
	default void mandatoryJoinsTheTransactionAsRequiredDoes() {
		assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> {
			in(TransactionDefinition.PROPAGATION_MANDATORY, () -> add("a"));
			in(TransactionDefinition.PROPAGATION_SUPPORTS, () -> add("b"));
			throw new IllegalStateException("wanted");
		}));

		assertThat(emails()).isEmpty();
	}

	@Test
	default void withSupportsAloneEachCallStandsForItself() {
		assertThatIllegalStateException().isThrownBy(() -> in(TransactionDefinition.PROPAGATION_SUPPORTS, () -> {
			addByTemplate("a");
			add("b");
			int count = client()
				.inTransaction((tx) -> tx.sql("SELECT count(*) FROM account").query(Integer.class).single());
			assertThat(count).isEqualTo(2);
			throw new IllegalStateException("wanted");
		}));

		assertThat(emails()).containsExactly("a", "b");
	}

	@Test
	default void aSuspendedTransactionIsNotJoined() {
		assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> {
			in(TransactionDefinition.PROPAGATION_NOT_SUPPORTED, () -> {
				add("a");
				client().inTransaction((tx) -> tx.execute("INSERT INTO account (email) VALUES ('b')"));
			});
			add("c");
			throw new IllegalStateException("wanted");
		}));

		assertThat(emails()).containsExactly("a", "b");
	}

	@Test
	default void requiresNewIsATransactionOfItsOwnWhereTheOuterOneHasNotBegun() {
		assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> {
			in(TransactionDefinition.PROPAGATION_REQUIRES_NEW, () -> {
				add("inner");
				addByTemplate("too");
			});
			add("outer");
			throw new IllegalStateException("wanted");
		}));

		assertThat(emails()).containsExactly("inner", "too");
	}

	@Test
	default void anotherThreadIsInNoTransaction() {
		inTransaction(() -> {
			CompletableFuture
				.runAsync(() -> client().inTransaction((tx) -> tx.execute("SELECT 1")),
						(work) -> new Thread(work).start())
				.join();
			add("a");
		});

		assertThat(emails()).containsExactly("a");
	}

	@Test
	default void beginningATransactionBesideTheCurrentOneIsRefused() {
		inTransaction(() -> {
			assertThatIllegalStateException().isThrownBy(() -> client().begin())
				.withMessageContaining("takes part")
				.withMessageContaining("NOT_SUPPORTED")
				.withMessageContaining("REQUIRES_NEW");
			assertThatIllegalStateException().isThrownBy(() -> client().inTransaction((tx) -> tx.execute("SELECT 1")));
			assertThatIllegalStateException()
				.isThrownBy(() -> client().migrate(List.of(Statement.of("CREATE TABLE x (a)"))))
				.withMessageContaining("NOT_SUPPORTED");
			add("a");
		});

		assertThat(emails()).containsExactly("a");
		assertThat(client().inTransaction((tx) -> tx.execute("DELETE FROM account")).affectedRowCount()).isEqualTo(1);
	}

	@Test
	default void theTimeoutOfTheTransactionStopsAStatementOfTheClient() {
		assertThatExceptionOfType(LibsqlException.class).isThrownBy(() -> inOneSecond(() -> {
			add("a");
			client().execute(SLOW);
		})).extracting(LibsqlException::kind).isEqualTo(ErrorKind.TIMEOUT);

		assertThat(emails()).isEmpty();
		add("b");
		assertThat(emails()).containsExactly("b");
	}

	@Test
	default void theTimeoutOfTheTransactionStopsAStreamOfTheClient() {
		assertThatExceptionOfType(LibsqlException.class).isThrownBy(() -> inOneSecond(() -> {
			add("a");
			try (Stream<Row> rows = client().sql(SLOW).stream()) {
				rows.forEach((row) -> {
				});
			}
		})).extracting(LibsqlException::kind).isEqualTo(ErrorKind.TIMEOUT);

		assertThat(emails()).isEmpty();
		add("b");
		assertThat(emails()).containsExactly("b");
	}

	@Test
	default void nothingIsExecutedOnceTheTimeOfTheTransactionIsOver() {
		assertThatExceptionOfType(TransactionTimedOutException.class).isThrownBy(() -> inOneSecond(() -> {
			add("a");
			assertThatException().isThrownBy(() -> jdbc().queryForObject(SLOW, Long.class));
			add("b");
		}));

		assertThat(emails()).isEmpty();
	}

	@Test
	default void aShorterLimitOfTheStatementItselfHoldsInATransactionToo() {
		TransactionTemplate template = transaction(TransactionDefinition.PROPAGATION_REQUIRED);
		template.setTimeout(600);
		assertThatExceptionOfType(LibsqlException.class).isThrownBy(() -> template.executeWithoutResult((status) -> {
			add("a");
			client().sql(SLOW).timeout(Duration.ofMillis(200)).query().list();
		})).extracting(LibsqlException::kind).isEqualTo(ErrorKind.TIMEOUT);

		assertThat(emails()).isEmpty();
	}

	@Test
	default void rowsOfTheTemplateThatAreHalfReadMakeWayForTheClient() {
		for (int i = 0; i < 20; i++) {
			addByTemplate("a" + i);
		}
		JdbcTemplate streaming = new JdbcTemplate(bean(DataSource.class));
		streaming.setFetchSize(5);

		inTransaction(() -> streaming.query("SELECT id FROM account ORDER BY id", (row) -> {
			client().sql("UPDATE account SET age = ? WHERE id = ?").params(row.getInt(1), row.getInt(1)).update();
		}));

		assertThat(jdbc().queryForObject("SELECT count(*) FROM account WHERE age = id", Integer.class)).isEqualTo(20);
	}

	@Test
	default void whileAStreamOfTheClientIsOpenOtherStatementsAreRefused() {
		addByTemplate("a");
		addByTemplate("b");
		inTransaction(() -> {
			try (Stream<Row> rows = client().sql("SELECT email FROM account").stream()) {
				rows.forEach((row) -> {
					assertThatException().isThrownBy(() -> addByTemplate("x")).withMessageContaining("stream of rows");
					assertThatIllegalStateException().isThrownBy(() -> add("y"))
						.withMessageContaining("stream of rows");
				});
			}
			add("c");
		});

		assertThat(emails()).containsExactly("a", "b", "c");
	}

	@Test
	default void aStreamOfTheClientThatIsLeftOpenFailsTheCommitAndNothingStays() {
		addByTemplate("a");
		addByTemplate("b");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> inTransaction(() -> {
			add("c");
			client().sql("SELECT email FROM account").stream().iterator().next();
		})).withMessageContaining("stream of rows");

		assertThat(emails()).containsExactly("a", "b");
		addByTemplate("d");
	}

	@Test
	default void whatTheClientWritesAfterTheCommitIsKeptAsWhatTheTemplateWrites() {
		inTransaction(() -> {
			add("a");
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					assertThat(emailsOfClient()).containsExactly("a");
					add("b");
					addByTemplate("c");
					in(TransactionDefinition.PROPAGATION_NOT_SUPPORTED,
							() -> assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse());
				}

			});
		});

		assertThat(emails()).containsExactly("a", "b", "c");
	}

	@Test
	default void theConnectionOfATransactionAwareDataSourceIsTheSame() throws Exception {
		DataSource aware = new TransactionAwareDataSourceProxy(bean(DataSource.class));
		assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> {
			new JdbcTemplate(aware).update("INSERT INTO account (email) VALUES ('a')");
			add("b");
			assertThat(new JdbcTemplate(aware).queryForObject("SELECT count(*) FROM account", Integer.class))
				.isEqualTo(2);
			throw new IllegalStateException("wanted");
		})).withMessage("wanted");

		assertThat(emails()).isEmpty();
	}

	@Test
	default void aTransactionOfALazyDataSourceIsJoined() {
		DataSource lazy = new LazyConnectionDataSourceProxy(bean(DataSource.class));
		new TransactionTemplate(new JdbcTransactionManager(lazy)).executeWithoutResult((status) -> {
			add("a");
			new JdbcTemplate(lazy).update("INSERT INTO account (email) VALUES ('b')");
			assertThat(DataSourceUtils.getConnection(lazy)).isInstanceOf(ConnectionProxy.class);
			status.setRollbackOnly();
		});

		assertThat(emails()).isEmpty();
	}

	@Test
	default void aTransactionOfAWrappedDataSourceIsJoined() {
		DataSource wrapped = Proxies.around(bean(DataSource.class));
		new TransactionTemplate(new JdbcTransactionManager(wrapped)).executeWithoutResult((status) -> {
			add("a");
			new JdbcTemplate(wrapped).update("INSERT INTO account (email) VALUES ('b')");
			status.setRollbackOnly();
		});

		assertThat(emails()).isEmpty();
	}

	@Test
	default void whatTheClientDoesToTheConnectionIsNotLentToTheNext() {
		inTransaction(() -> {
			if (client().target().isLocal()) {
				client().execute("CREATE TEMPORARY TABLE mine (a)");
			}
			add("a");
		});

		assertThatException().isThrownBy(() -> jdbc().queryForList("SELECT * FROM mine"))
			.withStackTraceContaining("no such table");
	}

}
