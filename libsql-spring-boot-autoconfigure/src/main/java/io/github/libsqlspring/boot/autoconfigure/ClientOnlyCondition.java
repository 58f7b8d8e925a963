package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * What {@link ClientOnlyImportFilter} goes by.
 */
final class ClientOnlyCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean clientOnly = ClientOnlyImportFilter.isClientOnly(context.getEnvironment());
		return new ConditionOutcome(clientOnly, ConditionMessage.forCondition("DataSource without a name")
			.because(clientOnly ? "is not asked for by property" : "is asked for by property"));
	}

}
