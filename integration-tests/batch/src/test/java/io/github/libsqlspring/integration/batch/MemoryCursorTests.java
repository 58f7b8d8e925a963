package io.github.libsqlspring.integration.batch;

import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.RunsOn;

import static org.assertj.core.api.Assertions.assertThat;

@Framework(value = "Spring Batch", version = Job.class)
@RunsOn(DatabasePath.MEMORY)
@SpringBootTest(properties = { "spring.batch.jdbc.initialize-schema=always", "spring.batch.job.enabled=false",
		"libsql.local.busy-timeout=100ms" })
@Import(Jobs.class)
class MemoryCursorTests {

	private static final String LIMIT = "fails: SQLite in memory has readers or one writer; use a paging reader";

	@Autowired
	private Jobs jobs;

	@Autowired
	private JdbcCursorItemReader<Line> cursor;

	@Autowired
	private JdbcCursorItemReader<Line> streamedCursor;

	@Test
	@Exercises(value = "Chunk job, JdbcCursorItemReader to JdbcBatchItemWriter", limit = LIMIT)
	void cannotWriteBesideACursor() {
		assertFails("cursor", this.cursor);
	}

	@Test
	@Exercises(value = "Chunk job, JdbcCursorItemReader with a fetch size", limit = LIMIT)
	void cannotWriteBesideAStreamedCursor() {
		assertFails("streamed", this.streamedCursor);
	}

	@Test
	@Exercises(value = "Chunk job, JdbcCursorItemReader that is no bean, connectionAutoCommit(true)", limit = LIMIT)
	void cannotWriteBesideACursorInAutocommit() {
		assertFails("autocommit", this.jobs.cursor().connectionAutoCommit(true).build());
	}

	private void assertFails(String name, JdbcCursorItemReader<Line> reader) {
		this.jobs.createTables(100);
		JobExecution execution = this.jobs.start(this.jobs.chunks(name, 10).reader(reader).build());
		assertThat(execution.getStatus()).isNotEqualTo(BatchStatus.COMPLETED);
		assertThat(execution.getAllFailureExceptions())
			.anySatisfy((failure) -> assertThat(failure).hasStackTraceContaining("SQLITE_BUSY"));
		assertThat(this.jobs.written()).isEmpty();
	}

}
