package io.github.libsqlspring.boot.autoconfigure.actuate;

import java.util.Map;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

import io.github.libsqlspring.Database;

/**
 * The health of the databases, which is checked once although there may be a
 * {@code DataSource} as well. The configurations have to be imported in this order.
 */
final class LibsqlHealthConfigurations {

	private LibsqlHealthConfigurations() {
	}

	private static HealthContributor contributor(ConfigurableListableBeanFactory beans,
			LibsqlHealthProperties properties) {
		Map<String, Database> databases = DatabaseBeans.find(beans);
		if (databases.size() == 1) {
			return indicator(databases.values().iterator().next(), properties);
		}
		return CompositeHealthContributor.fromMap(databases, (database) -> indicator(database, properties));
	}

	private static LibsqlHealthIndicator indicator(Database database, LibsqlHealthProperties properties) {
		return new LibsqlHealthIndicator(database, properties.timeout());
	}

	/**
	 * Every {@code DataSource} is one of ours: the contributor has the name of Spring
	 * Boot's as well, which then stays away.
	 */
	@Configuration(proxyBeanMethods = false)
	@Conditional(OwnDataSourcesCondition.class)
	@ConditionalOnMissingBean(
			name = { "libsqlHealthIndicator", "libsqlHealthContributor", "dbHealthIndicator", "dbHealthContributor" })
	static class InsteadOfDataSources {

		@Bean({ "libsqlHealthContributor", "dbHealthContributor" })
		HealthContributor libsqlHealthContributor(ConfigurableListableBeanFactory beans,
				LibsqlHealthProperties properties) {
			return contributor(beans, properties);
		}

	}

	/**
	 * There are other data sources, or none.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(name = { "libsqlHealthIndicator", "libsqlHealthContributor" })
	static class BesideDataSources {

		@Bean
		HealthContributor libsqlHealthContributor(ConfigurableListableBeanFactory beans,
				LibsqlHealthProperties properties) {
			return contributor(beans, properties);
		}

		@Bean
		static OtherDataSourcesHealth libsqlOtherDataSourcesHealth(ConfigurableListableBeanFactory beans) {
			return new OtherDataSourcesHealth(beans);
		}

	}

}
