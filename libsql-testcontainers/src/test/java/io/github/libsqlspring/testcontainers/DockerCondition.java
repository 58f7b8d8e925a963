package io.github.libsqlspring.testcontainers;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Docker answers, or it has to.
 */
class DockerCondition implements ExecutionCondition {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (Boolean.getBoolean("docker.required")) {
			return ConditionEvaluationResult.enabled("Docker is required");
		}
		return DockerClientFactory.instance().isDockerAvailable() ? ConditionEvaluationResult.enabled("Docker answers")
				: ConditionEvaluationResult.disabled(SkippedTests.REASON);
	}

}
