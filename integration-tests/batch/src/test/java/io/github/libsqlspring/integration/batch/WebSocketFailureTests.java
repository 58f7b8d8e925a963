package io.github.libsqlspring.integration.batch;

import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Autowired;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.RunsOn;
import io.github.libsqlspring.integration.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@RunsOn(DatabasePath.WEBSOCKET)
class WebSocketFailureTests extends FailureContract {

	@Autowired
	private TestDatabase database;

	@Autowired
	private Jobs jobs;

	@Autowired
	private JobRepository repository;

	@Test
	@Exercises(value = "Connection lost between two requests of a chunk",
			limit = "fails; its restart leaves out that chunk (Spring Batch 6.0.4)")
	void leavesTheChunkOutWhenItIsRestarted() {
		Step step = LostConnection.step("cut", this.jobs, this.database);
		assertFails(step);
		assertThat(this.jobs.start(step).getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.jobs.written()).hasSize(90).doesNotContain(41L, 50L);
	}

	@Test
	@Exercises("Connection lost between two requests of a chunk of the older model, chunk(size, transactionManager)")
	void failsAndIsRestartedInTheOlderModel() {
		Step step = LostConnection.olderStep("cut-older", this.jobs, this.database);
		assertFails(step);
		assertThat(this.jobs.start(step).getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(100));
	}

	private void assertFails(Step step) {
		JobExecution execution = this.jobs.start(step);
		assertThat(this.repository.getJobExecution(execution.getId()).getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(40));
	}

}
