package io.github.libsqlspring.boot.autoconfigure.session;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;

/**
 * Auto-configuration of how Spring Session writes attributes.
 */
@AutoConfiguration
@ConditionalOnClass({ JdbcIndexedSessionRepository.class, SessionRepositoryCustomizer.class })
public final class LibsqlSessionAutoConfiguration {

	// Before those of the application, which have the last word, and after Spring Boot's:
	// the name of the table, which that one sets, brings all statements back.
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 10)
	SessionRepositoryCustomizer<JdbcIndexedSessionRepository> libsqlSessionRepositoryCustomizer(
			@SpringSessionDataSource ObjectProvider<DataSource> sessionDataSource,
			ObjectProvider<DataSource> dataSource) {
		return new AttributesOfParallelRequests(() -> sessionDataSource.getIfAvailable(dataSource::getIfUnique));
	}

}
