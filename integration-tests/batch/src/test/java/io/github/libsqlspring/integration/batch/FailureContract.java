package io.github.libsqlspring.integration.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;

import static org.assertj.core.api.Assertions.assertThat;

@Framework(value = "Spring Batch", version = Job.class)
@SpringBootTest(properties = { "spring.batch.jdbc.initialize-schema=always", "spring.batch.job.enabled=false" })
@Import(Jobs.class)
abstract class FailureContract {

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
		this.jobs.createTables(100);
	}

	@Test
	@Exercises("Restart after a failure in a chunk: each row once")
	void goesOnWhereItFailed() {
		Step step = this.jobs.chunks("restart", 10)
			.reader(this.jobs.pages(10))
			.processor(failOnce((line) -> line.id() == 45))
			.build();
		JobExecution first = this.jobs.start(step);
		assertThat(first.getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(40));
		JobExecution stored = this.repository.getJobExecution(first.getId());
		assertThat(stored.getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(Jobs.only(stored).getWriteCount()).isEqualTo(40);
		assertThat(Jobs.only(stored).getRollbackCount()).isOne();
		JobExecution second = this.jobs.start(step);
		assertThat(second.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(second.getJobInstanceId()).isEqualTo(first.getJobInstanceId());
		assertThat(Jobs.only(second).getWriteCount()).isEqualTo(60);
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(100));
	}

	@Test
	@Exercises("Restart after a failure in a chunk: each row once")
	void goesOnWhereTheDatabaseRefused() {
		this.jdbc.update("INSERT INTO target (id, text) VALUES (55, 'In the way')");
		Step step = this.jobs.chunks("refused", 10).reader(this.jobs.pages(10)).build();
		assertThat(this.jobs.start(step).getAllFailureExceptions())
			.anySatisfy((failure) -> assertThat(failure).hasCauseInstanceOf(DuplicateKeyException.class));
		assertThat(this.jobs.written()).hasSize(51);
		this.jdbc.update("DELETE FROM target WHERE id = 55");
		assertThat(this.jobs.start(step).getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(100));
	}

	@Test
	@Exercises("Skip of items that the database refuses")
	void skipsWhatTheDatabaseRefuses() {
		this.jdbc.update("INSERT INTO target (id, text) VALUES (55, 'There before')");
		Step step = this.jobs.chunks("skip", 10)
			.reader(this.jobs.pages(10))
			.faultTolerant()
			.skip(DuplicateKeyException.class)
			.skipLimit(1)
			.build();
		JobExecution execution = this.jobs.start(step);
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(Jobs.only(execution).getWriteSkipCount()).isOne();
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(100));
		assertThat(this.jdbc.queryForObject("SELECT text FROM target WHERE id = 55", String.class))
			.isEqualTo("There before");
	}

	@Test
	@Exercises("Retry of an item")
	void triesAgain() {
		Step step = this.jobs.chunks("retry", 10)
			.reader(this.jobs.pages(10))
			.processor(failOnce((line) -> line.id() == 45))
			.faultTolerant()
			.retry(IllegalStateException.class)
			.retryLimit(2)
			.build();
		JobExecution execution = this.jobs.start(step);
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(100));
	}

	@Test
	@Exercises("Tasklet: a failure takes back what it wrote")
	void rollsATaskletBack() {
		AtomicBoolean failed = new AtomicBoolean();
		Step step = this.jobs.step("tasklet").tasklet((contribution, chunk) -> {
			this.jdbc.update("INSERT INTO target (id, text) VALUES (1, 'By a tasklet')");
			if (failed.compareAndSet(false, true)) {
				throw new IllegalStateException("on purpose");
			}
			return RepeatStatus.FINISHED;
		}, this.transactions).build();
		assertThat(this.jobs.start(step).getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(this.jobs.written()).isEmpty();
		assertThat(this.jobs.start(step).getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.jobs.written()).containsExactly(1L);
	}

	@Test
	@Exercises("Process killed in a job: recover and restart")
	void recoversWhatAKilledProcessLeft() throws Exception {
		Step step = this.jobs.chunks("killed", 10).reader(this.jobs.pages(10)).build();
		Job job = this.jobs.job("killed").start(step).build();
		// What is left when the process ends after its first chunk.
		JobExecution left = this.repository.createJobExecution(this.repository.createJobInstance("killed", Jobs.NONE),
				Jobs.NONE, new ExecutionContext());
		left.setStatus(BatchStatus.STARTED);
		left.setStartTime(left.getCreateTime());
		this.repository.update(left);
		StepExecution leftStep = this.repository.createStepExecution("killed", left);
		leftStep.setStatus(BatchStatus.STARTED);
		leftStep.setStartTime(leftStep.getCreateTime());
		leftStep.setReadCount(10);
		leftStep.getExecutionContext().putInt("lines.read.count", 10);
		leftStep.getExecutionContext().put("lines.start.after", new HashMap<>(Map.of("id", 10L)));
		this.repository.update(leftStep);
		this.repository.updateExecutionContext(leftStep);
		this.jdbc.update("INSERT INTO target SELECT * FROM source WHERE id <= 10");
		assertThat(this.repository.findRunningJobExecutions("killed")).hasSize(1);
		this.operator.recover(this.repository.getJobExecution(left.getId()));
		assertThat(this.repository.findRunningJobExecutions("killed")).isEmpty();
		assertThat(this.jobs.start(job, Jobs.NONE).getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(100));
	}

	private static ItemProcessor<Line, Line> failOnce(Predicate<Line> where) {
		AtomicBoolean failed = new AtomicBoolean();
		return (line) -> {
			if (where.test(line) && failed.compareAndSet(false, true)) {
				throw new IllegalStateException("on purpose");
			}
			return line;
		};
	}

}
