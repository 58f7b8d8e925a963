package io.github.libsqlspring.boot.autoconfigure.actuate;

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
 * There is a database, be it one that is injected by its qualifier alone, which the
 * conditions of Spring Boot do not count.
 */
final class AnyDatabaseCondition extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("libSQL database");
		return isThere(context.getBeanFactory()) ? ConditionOutcome.match(message.because("there is one"))
				: ConditionOutcome.noMatch(message.because("there is none"));
	}

	private static boolean isThere(@Nullable ConfigurableListableBeanFactory beans) {
		return beans != null && beans.getBeanNamesForType(Database.class, true, false).length > 0;
	}

}
