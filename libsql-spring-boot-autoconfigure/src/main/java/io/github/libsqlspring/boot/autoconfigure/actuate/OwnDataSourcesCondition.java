package io.github.libsqlspring.boot.autoconfigure.actuate;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * There are data sources, all of them are ours, and no health group names {@code db}: an
 * application whose group asks for a contributor that is not there does not start.
 */
final class OwnDataSourcesCondition extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("DataSources of libSQL");
		if (!areOwn(context.getBeanFactory())) {
			return ConditionOutcome.noMatch(message.because("there are others, or none"));
		}
		if (isNamedByAGroup(context.getEnvironment())) {
			return ConditionOutcome.noMatch(message.because("a health group names db"));
		}
		return ConditionOutcome.match(message.because("there are no others"));
	}

	private static boolean areOwn(@Nullable ConfigurableListableBeanFactory beans) {
		if (beans == null) {
			return false;
		}
		Set<String> all = OwnDataSources.all(beans);
		return !all.isEmpty() && all.stream().allMatch((beanName) -> OwnDataSources.isOwn(beans, beanName));
	}

	private static boolean isNamedByAGroup(Environment environment) {
		return Binder.get(environment)
			.bind("management.endpoint.health.group", Bindable.mapOf(String.class, Group.class))
			.orElseGet(Map::of)
			.values()
			.stream()
			.anyMatch(Group::namesDataSources);
	}

	/**
	 * What belongs to a health group.
	 *
	 * @param include the names of contributors
	 * @param exclude the names of those that do not belong to it
	 */
	record Group(@Nullable List<String> include, @Nullable List<String> exclude) {

		boolean namesDataSources() {
			return names(this.include) || names(this.exclude);
		}

		private static boolean names(@Nullable List<String> members) {
			return members != null
					&& members.stream().anyMatch((member) -> member.equals("db") || member.startsWith("db/"));
		}

	}

}
