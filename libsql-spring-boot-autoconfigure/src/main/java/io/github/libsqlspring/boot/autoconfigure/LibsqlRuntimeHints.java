package io.github.libsqlspring.boot.autoconfigure;

import java.sql.Connection;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

import io.github.libsqlspring.jdbc.LibsqlDriver;

/**
 * What a native image has to keep because it is reached by name only: the driver, which
 * {@code spring.datasource.driver-class-name} and HikariCP make by its constructor, the
 * proxy around a pooled connection, the settings of the pool of a database with a name,
 * and the class by which we tell whether Spring Boot's module for HTTP clients is there.
 */
final class LibsqlRuntimeHints implements RuntimeHintsRegistrar {

	private static final String POOL_SETTINGS = "com.zaxxer.hikari.HikariConfig";

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection().registerType(LibsqlDriver.class, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS);
		hints.proxies().registerJdkProxy(Connection.class);
		hints.reflection().registerTypeIfPresent(classLoader, NetworkSettings.SETTINGS_OF_SPRING_BOOT);
		if (ClassUtils.isPresent(POOL_SETTINGS, classLoader)) {
			BindableRuntimeHintsRegistrar.forTypes(ClassUtils.resolveClassName(POOL_SETTINGS, classLoader))
				.registerHints(hints, classLoader);
		}
	}

}
