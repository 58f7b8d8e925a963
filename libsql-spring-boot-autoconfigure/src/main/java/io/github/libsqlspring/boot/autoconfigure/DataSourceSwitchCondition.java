package io.github.libsqlspring.boot.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Compares the {@link DataSourceSwitch} with what
 * {@link ConditionalOnDataSourceSwitch @ConditionalOnDataSourceSwitch} asks for. Before
 * the other conditions, which may write to the log.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
final class DataSourceSwitchCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Map<String, @Nullable Object> attributes = metadata
			.getAnnotationAttributes(ConditionalOnDataSourceSwitch.class.getName());
		boolean on = DataSourceSwitch.isOn(context.getEnvironment());
		boolean wanted = attributes != null && Boolean.TRUE.equals(attributes.get("on"));
		ConditionMessage message = ConditionMessage.forCondition("libSQL DataSource").because(on ? "is on" : "is off");
		return new ConditionOutcome(on == wanted, message);
	}

}
