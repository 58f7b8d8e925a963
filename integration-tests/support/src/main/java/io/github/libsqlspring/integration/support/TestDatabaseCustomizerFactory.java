package io.github.libsqlspring.integration.support;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/**
 * Finds the path of a Spring test.
 */
class TestDatabaseCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		RunsOn runsOn = AnnotatedElementUtils.findMergedAnnotation(testClass, RunsOn.class);
		return (runsOn != null) ? new TestDatabaseCustomizer(runsOn.value()) : null;
	}

}
