package io.github.libsqlspring.integration.batch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;

import static org.assertj.core.api.Assertions.assertThat;

@Framework(value = "Spring Batch", version = Job.class)
@SpringBootTest(properties = { "spring.batch.jdbc.initialize-schema=always", "spring.batch.job.enabled=false" })
@Import(Jobs.class)
abstract class ChunkContract {

	@Autowired
	private Jobs jobs;

	@BeforeEach
	void createTables() {
		this.jobs.createTables(100);
	}

	@Test
	@Exercises("Chunk job, JdbcPagingItemReader to JdbcBatchItemWriter")
	void copiesFromPages() {
		JobExecution execution = this.jobs.start(this.jobs.chunks("pages", 10).reader(this.jobs.pages(10)).build());
		assertThat(execution.getAllFailureExceptions()).isEmpty();
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(100));
		assertThat(Jobs.only(execution).getCommitCount()).isEqualTo(10);
	}

}
