package io.github.libsqlspring.boot.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.ConnectionHandle;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.jdbc.LibsqlDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LibsqlTransactionAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlTransactionAutoConfiguration.class))
		.withPropertyValues("libsql.url=:memory:");

	private void run(Consumer<ApplicationContext> test) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			context.getBean(LibsqlClient.class).execute("CREATE TABLE note (title TEXT)");
			test.accept(context);
		});
	}

	private static void rollBack(DataSource dataSource, Runnable work) {
		new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult((status) -> {
			work.run();
			status.setRollbackOnly();
		});
	}

	private static void add(ApplicationContext context) {
		context.getBean(LibsqlClient.class).execute("INSERT INTO note VALUES ('a')");
	}

	private static int notes(ApplicationContext context) {
		return context.getBean(LibsqlClient.class).sql("SELECT count(*) FROM note").query(Integer.class).single();
	}

	private static DataSource dataSource(ApplicationContext context) {
		return new LibsqlDataSource(context.getBean(Database.class));
	}

	private static DataSource h2() {
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setUrl("jdbc:h2:mem:transactions");
		return dataSource;
	}

	@Test
	void aTransactionOfAnyDataSourceOfTheDatabaseIsJoined() {
		run((context) -> {
			rollBack(dataSource(context), () -> add(context));

			assertThat(notes(context)).isZero();
		});
	}

	@Test
	void aTransactionOfAnotherKindOfDatabaseIsNot() {
		run((context) -> {
			rollBack(h2(), () -> add(context));

			assertThat(notes(context)).isEqualTo(1);
		});
	}

	@Test
	void theConnectionOfAnotherDatabaseIsNotOpenedForIt() {
		run((context) -> {
			AtomicBoolean opened = new AtomicBoolean();
			LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
			lazy.setDefaultAutoCommit(true);
			lazy.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
			lazy.setTargetDataSource(new DelegatingDataSource(h2()) {

				@Override
				public Connection getConnection() throws SQLException {
					opened.set(true);
					return super.getConnection();
				}

			});

			rollBack(lazy, () -> add(context));

			assertThat(opened).isFalse();
			assertThat(notes(context)).isEqualTo(1);
		});
	}

	@Test
	void aTransactionOfAnotherLibsqlDatabaseIsNot() {
		run((context) -> {
			try (LibsqlDataSource other = LibsqlDataSource.create(":memory:")) {
				rollBack(other, () -> add(context));
			}

			assertThat(notes(context)).isEqualTo(1);
		});
	}

	@Test
	void aDataSourceThatChoosesIsAskedForWhatItHasChosen() {
		run((context) -> {
			DataSource ours = dataSource(context);
			AtomicReference<DataSource> chosen = new AtomicReference<>(ours);
			try (LibsqlDataSource other = LibsqlDataSource.create(":memory:")) {
				AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {

					@Override
					protected Object determineCurrentLookupKey() {
						return "";
					}

					@Override
					protected DataSource determineTargetDataSource() {
						return chosen.get();
					}

				};
				rollBack(routing, () -> add(context));
				assertThat(notes(context)).isZero();

				chosen.set(other);
				rollBack(routing, () -> {
					chosen.set(ours);
					add(context);
				});
				assertThat(notes(context)).isEqualTo(1);
			}
		});
	}

	@Test
	void twoTransactionsOfTheDatabaseOnOneThreadAreOneTooMany() {
		run((context) -> rollBack(dataSource(context),
				() -> rollBack(dataSource(context),
						() -> assertThatIllegalStateException().isThrownBy(() -> add(context))
							.withMessageContaining("Two DataSources"))));
	}

	@Test
	void theConnectionThatAnotherTransactionManagerExposesIsUsed() {
		run((context) -> {
			DataSource dataSource = dataSource(context);
			new JdbcTemplate(dataSource).execute((Connection connection) -> {
				connection.setAutoCommit(false);
				ConnectionHandle handle = () -> connection;
				TransactionSynchronizationManager.bindResource(dataSource, new ConnectionHolder(handle));
				add(context);
				TransactionSynchronizationManager.unbindResource(dataSource);
				connection.rollback();
				connection.setAutoCommit(true);
				return true;
			});

			assertThat(notes(context)).isZero();
		});
	}

	@Test
	void aCurrentTransactionOfTheUserIsUsedInstead() {
		this.runner.withBean(CurrentTransaction.class, () -> CurrentTransaction.NONE).run((context) -> {
			assertThat(context).hasSingleBean(CurrentTransaction.class);
			assertThat(context.getBean(CurrentTransaction.class)).isSameAs(CurrentTransaction.NONE);
		});
	}

	@Test
	void aDatabaseOfTheUserIsEnough() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlTransactionAutoConfiguration.class))
			.withBean(Database.class, () -> new DatabaseBuilder().url(":memory:").build())
			.run((context) -> assertThat(context).hasSingleBean(CurrentTransaction.class));
	}

	@Test
	void withoutSpringJdbcThereIsNothingToJoin() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.jdbc"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CurrentTransaction.class)
				.hasSingleBean(LibsqlClient.class));
	}

}
