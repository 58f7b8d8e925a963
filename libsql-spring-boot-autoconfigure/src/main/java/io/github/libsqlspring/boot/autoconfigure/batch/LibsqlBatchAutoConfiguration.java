package io.github.libsqlspring.boot.autoconfigure.batch;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.database.AbstractCursorItemReader;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.ConnectionHolder;

/**
 * Auto-configuration of what Spring Batch needs where there is one writer at a time.
 */
@AutoConfiguration
@ConditionalOnClass({ JobRepository.class, AbstractCursorItemReader.class, ConnectionHolder.class })
public final class LibsqlBatchAutoConfiguration {

	private LibsqlBatchAutoConfiguration() {
	}

	@Bean
	static LockBeforeUpdates libsqlLockBeforeUpdates() {
		return new LockBeforeUpdates();
	}

	@Bean
	static CursorsInAutocommit libsqlCursorsInAutocommit() {
		return new CursorsInAutocommit();
	}

}
