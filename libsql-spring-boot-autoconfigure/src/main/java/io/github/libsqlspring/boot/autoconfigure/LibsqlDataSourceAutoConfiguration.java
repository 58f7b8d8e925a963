package io.github.libsqlspring.boot.autoconfigure;

import javax.sql.DataSource;
import javax.sql.XADataSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

import io.github.libsqlspring.Database;

/**
 * Auto-configuration of a {@link DataSource} on the libSQL database, before Spring Boot
 * makes one of its own. A {@code DataSource} that the user defines or configures by
 * {@code spring.datasource} wins.
 */
@AutoConfiguration(after = LibsqlAutoConfiguration.class, before = DataSourceAutoConfiguration.class)
@ConditionalOnClass({ DataSource.class, DataSourceAutoConfiguration.class })
@ConditionalOnBean(Database.class)
@ConditionalOnMissingBean({ DataSource.class, XADataSource.class, JdbcConnectionDetails.class })
@Conditional(NoStandardDataSourceCondition.class)
@ConditionalOnDataSourceSwitch(on = true)
@Import({ LibsqlDataSourceConfigurations.Pooled.class, LibsqlDataSourceConfigurations.Plain.class })
public final class LibsqlDataSourceAutoConfiguration {

}
