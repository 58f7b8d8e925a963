package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

import io.github.libsqlspring.Database;

/**
 * Nobody told Spring Boot by its own properties which {@code DataSource} to make. If
 * somebody did beside a libSQL database, the log says once whose {@code DataSource} it
 * is; where that is a libSQL database too, the start fails.
 */
final class NoStandardDataSourceCondition extends SpringBootCondition implements ConfigurationCondition {

	private static final System.Logger logger = System.getLogger(LibsqlDataSourceAutoConfiguration.class.getName());

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		// Evaluated once there, when the database is known.
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Standard DataSource properties");
		if (!StandardDataSourceProperties.areSet(context.getEnvironment())) {
			return ConditionOutcome.match(message.because("none is set"));
		}
		if (StandardDataSourceProperties.isLibsql(context.getEnvironment())
				&& context.getEnvironment().containsProperty("libsql.url")) {
			throw new TwoDataSourceUrlsException();
		}
		if (hasDatabase(context.getBeanFactory())) {
			logger.log(System.Logger.Level.INFO,
					"The DataSource is the one of spring.datasource; libSQL is used by LibsqlClient alone");
		}
		return ConditionOutcome.noMatch(message.because("spring.datasource.url or .jndi-name is set"));
	}

	private static boolean hasDatabase(@Nullable ConfigurableListableBeanFactory beans) {
		return beans != null && beans.getBeanNamesForType(Database.class, true, false).length > 0;
	}

}
