package io.github.libsqlspring.integration.batch;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.JdbcPagingItemReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * As users have it, with the jobs of the tests.
 */
@SpringBootApplication
class BatchApplication {

	@Bean
	JdbcCursorItemReader<Line> cursor(Jobs jobs) {
		return jobs.cursor().build();
	}

	@Bean
	@StepScope
	JdbcCursorItemReader<Line> streamedCursor(Jobs jobs) {
		return jobs.cursor().fetchSize(7).build();
	}

	@Bean
	@StepScope
	JdbcPagingItemReader<Line> partReader(Jobs jobs, @Value("#{stepExecutionContext['part']}") int part) {
		return jobs.pages(5, part * 25L + 1, part * 25L + 25);
	}

}
