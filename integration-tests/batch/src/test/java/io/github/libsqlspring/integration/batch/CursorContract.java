package io.github.libsqlspring.integration.batch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;

import static org.assertj.core.api.Assertions.assertThat;

@Framework(value = "Spring Batch", version = Job.class)
@SpringBootTest(properties = { "spring.batch.jdbc.initialize-schema=always", "spring.batch.job.enabled=false" })
@Import(Jobs.class)
abstract class CursorContract {

	@Autowired
	private Jobs jobs;

	@Autowired
	private JdbcCursorItemReader<Line> cursor;

	@Autowired
	private JdbcCursorItemReader<Line> streamedCursor;

	@BeforeEach
	void createTables() {
		this.jobs.createTables(100);
	}

	@Test
	@Exercises("Chunk job, JdbcCursorItemReader to JdbcBatchItemWriter")
	void copiesFromACursor() {
		assertCopied(this.jobs.chunks("cursor", 10).reader(this.cursor).build());
	}

	@Test
	@Exercises("Chunk job, JdbcCursorItemReader with a fetch size")
	void copiesFromAStreamedCursor() {
		assertCopied(this.jobs.chunks("streamed", 10).reader(this.streamedCursor).build());
	}

	@Test
	@Exercises("Chunk job, JdbcCursorItemReader that is no bean, connectionAutoCommit(true)")
	void copiesFromACursorInAutocommit() {
		assertCopied(this.jobs.chunks("autocommit", 10)
			.reader(this.jobs.cursor().connectionAutoCommit(true).build())
			.build());
	}

	private void assertCopied(Step step) {
		JobExecution execution = this.jobs.start(step);
		assertThat(execution.getAllFailureExceptions()).isEmpty();
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(100));
		assertThat(Jobs.only(execution).getCommitCount()).isEqualTo(10);
	}

}
