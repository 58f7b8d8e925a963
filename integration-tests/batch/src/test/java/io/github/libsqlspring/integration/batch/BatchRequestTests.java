package io.github.libsqlspring.integration.batch;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.RequestCounts;
import io.github.libsqlspring.integration.support.RunsOn;
import io.github.libsqlspring.integration.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a job costs in requests to a server.
 */
@Framework(value = "Spring Batch", version = Job.class)
@RunsOn(DatabasePath.HTTP)
@SpringBootTest(properties = { "spring.batch.jdbc.initialize-schema=always", "spring.batch.job.enabled=false" })
@Import(Jobs.class)
class BatchRequestTests {

	@Autowired
	private Jobs jobs;

	@Autowired
	private TestDatabase database;

	@Test
	void copiesHundredLines(RequestCounts requests) {
		this.jobs.createTables(100);
		expect(requests, "Job that copies 100 rows in chunks of 10", 10, 126);
		expect(requests, "Job that copies 100 rows in one chunk", 100, 72);
	}

	private void expect(RequestCounts requests, String operation, int size, int expected) {
		Step step = this.jobs.chunks("copy" + size, size)
			.reader(this.jobs.pages(size))
			.writer(this.jobs.writer("INSERT OR REPLACE INTO target (id, text) VALUES (:id, :text)"))
			.build();
		AtomicInteger run = new AtomicInteger();
		requests.expectLeast(operation, this.database, expected,
				() -> assertThat(this.jobs.start(step, Jobs.run(run.incrementAndGet())).getStatus())
					.isEqualTo(BatchStatus.COMPLETED));
	}

}
