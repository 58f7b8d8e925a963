package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.sql.autoconfigure.init.ApplicationScriptDatabaseInitializer;
import org.springframework.boot.sql.autoconfigure.init.SqlInitializationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.init.DataSourceInitializer;

/**
 * Auto-configuration of a warning about {@code schema.sql} that Spring Boot does not run.
 */
@AutoConfiguration(after = DataSourceInitializationAutoConfiguration.class)
@ConditionalOnClass({ DataSourceInitializer.class, DataSourceInitializationAutoConfiguration.class,
		SqlInitializationProperties.class })
@ConditionalOnBean({ ApplicationScriptDatabaseInitializer.class, SqlInitializationProperties.class })
@ConditionalOnMissingBean(DataSourceInitializer.class)
public final class LibsqlSqlInitializationAutoConfiguration {

	@Bean
	SkippedScripts libsqlSkippedScripts(SqlInitializationProperties properties, ApplicationContext context) {
		return new SkippedScripts(properties, context);
	}

}
