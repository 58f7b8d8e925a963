package io.github.libsqlspring.boot.autoconfigure.batch;

import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThatNoException;

class LockBeforeUpdatesTests {

	private final JobExecution execution = new JobExecution(1, new JobInstance(1, "job"), new JobParameters());

	@Test
	void lendsNoTransactionToAProxyThatHasNone() {
		ProxyFactory factory = new ProxyFactory(new ResourcelessJobRepository());
		JobRepository repository = (JobRepository) new LockBeforeUpdates()
			.postProcessAfterInitialization(factory.getProxy(), "jobRepository");
		TransactionSynchronizationManager.setActualTransactionActive(true);
		try {
			assertThatNoException().isThrownBy(() -> repository.update(this.execution));
		}
		finally {
			TransactionSynchronizationManager.setActualTransactionActive(false);
		}
	}

}
