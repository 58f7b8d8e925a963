package io.github.libsqlspring.integration.batch;

import java.time.LocalDateTime;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.job.parameters.RunIdIncrementer;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Framework(value = "Spring Batch", version = Job.class)
@SpringBootTest(properties = { "spring.batch.jdbc.initialize-schema=always", "spring.batch.job.enabled=false" })
@Import(Jobs.class)
abstract class RepositoryContract {

	@Autowired
	private Jobs jobs;

	@Autowired
	private JobRepository repository;

	@Autowired
	private JobOperator operator;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void createTables() {
		this.jobs.createTables(20);
	}

	@Test
	@Exercises("Schema and job repository, spring.batch.jdbc.initialize-schema=always")
	void keepsJobsInItsTables() {
		assertThat(this.jdbc.queryForObject("SELECT count(*) FROM BATCH_JOB_EXECUTION WHERE JOB_INSTANCE_ID = ?",
				Integer.class, run("tables", Jobs.NONE).getJobInstanceId()))
			.isOne();
	}

	@Test
	@Exercises("Queries of JobRepository and JobOperator")
	void answersQueries() throws Exception {
		LocalDateTime before = LocalDateTime.now().minusSeconds(1);
		JobParameters parameters = new JobParametersBuilder().addLong("number", 5L)
			.addDouble("ratio", 0.25)
			.addString("text", "ein Wort", false)
			.addLocalDateTime("when", LocalDateTime.of(2025, 2, 28, 23, 59, 59, 123_456_789))
			.toJobParameters();
		JobExecution execution = run("queries", parameters);
		JobExecution second = run("queries", Jobs.run(2));
		JobExecution stored = this.repository.getJobExecution(execution.getId());
		assertThat(stored.getJobParameters()).isEqualTo(parameters);
		assertThat(stored.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(stored.getStartTime()).isBetween(before, stored.getEndTime());
		assertThat(Jobs.only(stored).getWriteCount()).isEqualTo(20);
		assertThat(this.repository.getJobNames()).contains("queries");
		assertThat(this.repository.getJobInstanceCount("queries")).isEqualTo(2);
		assertThat(this.repository.getLastJobInstance("queries").getId()).isEqualTo(second.getJobInstanceId());
		assertThat(this.repository.getJobInstances("queries", 1, 5)).hasSize(1);
		assertThat(this.repository.getLastJobExecution("queries", parameters).getId()).isEqualTo(execution.getId());
		assertThat(this.repository.findRunningJobExecutions("queries")).isEmpty();
		assertThat(this.repository.getStepExecutionCount(stored.getJobInstance(), "queries")).isOne();
		this.repository.deleteJobInstance(stored.getJobInstance());
		assertThat(this.repository.getJobInstanceCount("queries")).isOne();
	}

	@Test
	@Exercises("The same job instance twice: refused")
	void refusesToRunAnInstanceTwice() {
		run("twice", Jobs.run(1));
		this.jobs.createTables(20);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> run("twice", Jobs.run(1)))
			.withCauseInstanceOf(JobInstanceAlreadyCompleteException.class);
		assertThat(run("twice", Jobs.run(2)).getStatus()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	@Exercises("Next instance by an incrementer")
	void runsTheNextInstance() throws Exception {
		Step step = this.jobs.step("next")
			.tasklet((contribution, chunk) -> RepeatStatus.FINISHED, this.transactions)
			.build();
		Job job = this.jobs.job("next").incrementer(new RunIdIncrementer()).start(step).build();
		assertThat(this.operator.startNextInstance(job).getJobParameters().getLong("run.id")).isOne();
		assertThat(this.operator.startNextInstance(job).getJobParameters().getLong("run.id")).isEqualTo(2);
	}

	@Test
	@Exercises("Execution context that is too long for its short column")
	void keepsLongContexts() {
		String text = "Zürich \uD83D\uDE80 ".repeat(2000);
		Step step = this.jobs.step("context").tasklet((contribution, chunk) -> {
			contribution.getStepExecution().getExecutionContext().putString("text", text);
			return RepeatStatus.FINISHED;
		}, this.transactions).build();
		JobExecution execution = this.jobs.start(step);
		JobExecution stored = this.repository.getJobExecution(execution.getId());
		assertThat(Jobs.only(stored).getExecutionContext().getString("text")).isEqualTo(text);
	}

	private JobExecution run(String name, JobParameters parameters) {
		this.jdbc.update("DELETE FROM target");
		JobExecution execution = this.jobs.start(this.jobs.chunks(name, 10).reader(this.jobs.pages(10)).build(),
				parameters);
		assertThat(execution.getAllFailureExceptions()).isEmpty();
		return execution;
	}

}
