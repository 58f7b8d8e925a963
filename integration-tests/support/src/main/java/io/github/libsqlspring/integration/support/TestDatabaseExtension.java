package io.github.libsqlspring.integration.support;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.Assert;

/**
 * Gives test methods their database, and closes it after them.
 */
class TestDatabaseExtension implements ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(TestDatabaseExtension.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == TestDatabase.class || type == RequestCounts.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		if (parameter.getParameter().getType() == RequestCounts.class) {
			return new RequestCounts(context);
		}
		// JUnit closes what is AutoCloseable when the test is over.
		return context.getStore(NAMESPACE)
			.computeIfAbsent(TestDatabase.class, (key) -> TestDatabase.on(path(context)), TestDatabase.class);
	}

	private static DatabasePath path(ExtensionContext context) {
		RunsOn runsOn = AnnotatedElementUtils.findMergedAnnotation(context.getRequiredTestClass(), RunsOn.class);
		Assert.state(runsOn != null, "The test class needs @RunsOn");
		return runsOn.value();
	}

}
