package io.github.libsqlspring.integration.batch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.database.JdbcPagingItemReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;

import static org.assertj.core.api.Assertions.assertThat;

@Framework(value = "Spring Batch", version = Job.class)
@SpringBootTest(properties = { "spring.batch.jdbc.initialize-schema=always", "spring.batch.job.enabled=false" })
@Import(Jobs.class)
abstract class ThreadsContract {

	@Autowired
	private Jobs jobs;

	@Autowired
	private JdbcPagingItemReader<Line> partReader;

	private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();

	@BeforeEach
	void createTables() {
		this.jobs.createTables(100);
		this.threads.setCorePoolSize(4);
		this.threads.initialize();
	}

	@AfterEach
	void shutDown() {
		this.threads.shutdown();
	}

	@Test
	@Exercises("Items processed on several threads")
	void processesOnSeveralThreads() {
		Step step = this.jobs.chunks("threads", 10)
			.reader(this.jobs.pages(10))
			.processor((line) -> line)
			.taskExecutor(this.threads)
			.build();
		assertCompleted(this.jobs.start(step));
	}

	@Test
	@Exercises("Partitions on several threads")
	void writesPartitions() {
		Partitioner quarters = (size) -> {
			Map<String, ExecutionContext> parts = new TreeMap<>();
			IntStream.range(0, 4)
				.forEach((part) -> parts.put("part" + part, new ExecutionContext(Map.of("part", part))));
			return parts;
		};
		Step worker = this.jobs.chunks("worker", 5).reader(this.partReader).build();
		Step step = this.jobs.step("partitions")
			.partitioner("worker", quarters)
			.step(worker)
			.gridSize(4)
			.taskExecutor(this.threads)
			.build();
		JobExecution execution = this.jobs.start(step);
		assertCompleted(execution);
		assertThat(execution.getStepExecutions()).hasSize(5);
	}

	@Test
	@Exercises("Jobs at the same time")
	void runsJobsAtTheSameTime() {
		List<CompletableFuture<JobExecution>> running = IntStream.range(0, 4)
			.mapToObj((part) -> this.jobs.chunks("job" + part, 5)
				.reader(this.jobs.pages(5, part * 25L + 1, part * 25L + 25))
				.build())
			.map((step) -> CompletableFuture.supplyAsync(() -> this.jobs.start(step), this.threads))
			.toList();
		assertThat(running).allSatisfy((job) -> assertThat(job.join().getAllFailureExceptions()).isEmpty());
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(100));
	}

	private void assertCompleted(JobExecution execution) {
		assertThat(execution.getAllFailureExceptions()).isEmpty();
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(100));
	}

}
