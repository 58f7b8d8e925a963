package io.github.libsqlspring.integration.support;

import java.util.Map;

import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Puts the application context of a test on a database of its own. Equal for equal paths,
 * so that contexts are shared as Spring does otherwise.
 *
 * @param path where the database is
 */
record TestDatabaseCustomizer(DatabasePath path) implements ContextCustomizer {

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		TestDatabase database = TestDatabase.on(this.path);
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test database", Map.of("libsql.url", database.url())));
		// Singletons are destroyed in the reverse order of their registration: this one
		// last.
		DefaultSingletonBeanRegistry singletons = (DefaultSingletonBeanRegistry) context.getBeanFactory();
		singletons.registerSingleton("testDatabase", database);
		singletons.registerDisposableBean("testDatabase", database::close);
	}

}
