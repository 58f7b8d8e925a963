package io.github.libsqlspring.boot.autoconfigure;

import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration that brings back what {@link ClientOnlyImportFilter} has taken away,
 * where the application has another database by a bean, for example by the service
 * connection of a container.
 */
@AutoConfiguration(after = LibsqlDataSourceAutoConfiguration.class, before = DataSourceAutoConfiguration.class)
@ConditionalOnClass({ DataSource.class, DataSourceAutoConfiguration.class })
@Conditional({ ClientOnlyCondition.class, OtherDataSourceAutoConfiguration.OtherDatabaseCondition.class })
@Import(DataSourceAutoConfiguration.class)
public final class OtherDataSourceAutoConfiguration {

	static final class OtherDatabaseCondition extends AnyNestedCondition {

		OtherDatabaseCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnBean(DataSource.class)
		static final class ByDataSource {

		}

		@ConditionalOnBean(JdbcConnectionDetails.class)
		static final class ByConnectionDetails {

		}

	}

}
