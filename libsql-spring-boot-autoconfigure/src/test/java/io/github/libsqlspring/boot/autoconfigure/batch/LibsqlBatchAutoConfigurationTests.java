package io.github.libsqlspring.boot.autoconfigure.batch;

import java.nio.file.Path;
import java.util.Arrays;

import javax.sql.DataSource;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.database.AbstractCursorItemReader;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import io.github.libsqlspring.jdbc.LibsqlDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class LibsqlBatchAutoConfigurationTests {

	private static final String H2 = "jdbc:h2:mem:batch;DB_CLOSE_DELAY=-1";

	// Nothing is sent to a server before the first statement.
	private static final String SERVER = "http://127.0.0.1:1";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlBatchAutoConfiguration.class));

	@Test
	void nothingIsThereWithoutSpringBatch() {
		this.runner.withClassLoader(new FilteredClassLoader(JobRepository.class, AbstractCursorItemReader.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("libsqlLockBeforeUpdates")
				.doesNotHaveBean("libsqlCursorsInAutocommit"));
	}

	@Test
	void nothingIsThereWithoutSpringJdbc() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.jdbc"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("libsqlLockBeforeUpdates"));
	}

	@Nested
	class Repository {

		private final ApplicationContextRunner runner = LibsqlBatchAutoConfigurationTests.this.runner
			.withUserConfiguration(Jobs.class);

		private static void runAJob(JobRepository repository) {
			JobExecution execution = repository.createJobExecution(
					repository.createJobInstance("job", new JobParameters()), new JobParameters(),
					new ExecutionContext());
			execution.getExecutionContext().putString("done", "all of it");
			repository.updateExecutionContext(execution);

			assertThat(repository.getJobExecution(execution.getId()))
				.satisfies((read) -> assertThat(read.getExecutionContext().getString("done")).isEqualTo("all of it"));
		}

		@Test
		void locksTheDatabaseInsideItsTransaction(@TempDir Path directory) {
			this.runner.withBean(DataSource.class, () -> LibsqlDataSource.create("file:" + directory.resolve("a.db")))
				.withPropertyValues("test.schema=sqlite")
				.run((context) -> {
					JobRepository repository = context.getBean(JobRepository.class);

					assertThat(Arrays.stream(((Advised) repository).getAdvisors()).reduce((first, second) -> second))
						.get()
						.extracting(Advisor::getAdvice)
						.isInstanceOf(LockBeforeUpdates.class);
					runAJob(repository);
				});
		}

		@Test
		void ofAnotherDatabaseWorksAsBefore() {
			this.runner.withBean(DataSource.class, () -> new DriverManagerDataSource(H2))
				.withPropertyValues("test.schema=h2")
				.run((context) -> runAJob(context.getBean(JobRepository.class)));
		}

		@Test
		void thatIsNoProxyStaysAsItIs() {
			Object bean = new Object();

			assertThat(new LockBeforeUpdates().postProcessAfterInitialization(bean, "jobRepository")).isSameAs(bean);
		}

	}

	@Nested
	class Cursor {

		private final ApplicationContextRunner runner = LibsqlBatchAutoConfigurationTests.this.runner;

		private static JdbcCursorItemReaderBuilder<Object> cursor(DataSource dataSource) {
			return new JdbcCursorItemReaderBuilder<>().name("cursor")
				.dataSource(dataSource)
				.sql("SELECT 1")
				.rowMapper((row, number) -> row.getObject(1));
		}

		private void expect(JdbcCursorItemReader<?> reader, boolean autocommit) {
			this.runner.withBean(JdbcCursorItemReader.class, () -> reader)
				.run((context) -> assertThat(context.getBean(JdbcCursorItemReader.class))
					.extracting("connectionAutoCommit")
					.isEqualTo(autocommit));
		}

		@Test
		void readsInAutocommit() {
			expect(cursor(LibsqlDataSource.create(SERVER)).build(), true);
		}

		@Test
		void thatSharesTheConnectionOfTheStepStaysInItsTransaction() {
			expect(cursor(LibsqlDataSource.create(SERVER)).useSharedExtendedConnection(true).build(), false);
		}

		@Test
		void ofAnotherDatabaseStaysAsItIs() {
			expect(cursor(new DriverManagerDataSource(H2)).build(), false);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Jobs {

		@Bean
		PlatformTransactionManager transactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

		@Bean
		JdbcJobRepositoryFactoryBean jobRepository(DataSource dataSource, PlatformTransactionManager transactionManager,
				@Value("${test.schema}") String schema) {
			DatabasePopulatorUtils.execute(
					new ResourceDatabasePopulator(
							new ClassPathResource("org/springframework/batch/core/schema-" + schema + ".sql")),
					dataSource);
			JdbcJobRepositoryFactoryBean repository = new JdbcJobRepositoryFactoryBean();
			repository.setDataSource(dataSource);
			repository.setTransactionManager(transactionManager);
			return repository;
		}

	}

}
