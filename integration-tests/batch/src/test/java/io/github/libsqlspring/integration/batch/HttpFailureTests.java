package io.github.libsqlspring.integration.batch;

import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.beans.factory.annotation.Autowired;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.RunsOn;
import io.github.libsqlspring.integration.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@RunsOn(DatabasePath.HTTP)
class HttpFailureTests extends FailureContract {

	@Autowired
	private TestDatabase database;

	@Autowired
	private Jobs jobs;

	@Test
	@Exercises("Connection lost between two requests of a chunk")
	void goesOnOnAnotherConnection() {
		assertThat(this.jobs.start(LostConnection.step("cut", this.jobs, this.database)).getStatus())
			.isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(100));
	}

	@Test
	@Exercises("Connection lost between two requests of a chunk of the older model, chunk(size, transactionManager)")
	void goesOnInTheOlderModel() {
		assertThat(this.jobs.start(LostConnection.olderStep("cut-older", this.jobs, this.database)).getStatus())
			.isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.jobs.written()).isEqualTo(Jobs.numbers(100));
	}

}
