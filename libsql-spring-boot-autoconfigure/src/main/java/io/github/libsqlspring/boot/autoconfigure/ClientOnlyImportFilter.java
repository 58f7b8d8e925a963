package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps Spring Boot from demanding a {@code DataSource} of an application that said
 * {@code libsql.datasource.enabled=false}, or whose databases all have names, and that
 * configured no other one by property. What it may have configured by bean brings Spring
 * Boot's part back: {@link OtherDataSourceAutoConfiguration}.
 */
final class ClientOnlyImportFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	private static final String FILTERED = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

	private @Nullable Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		// A single class is one that a configuration imports by itself: let it.
		boolean clientOnly = autoConfigurationClasses.length > 1 && this.environment != null
				&& isClientOnly(this.environment);
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < matches.length; i++) {
			matches[i] = !clientOnly || !FILTERED.equals(autoConfigurationClasses[i]);
		}
		return matches;
	}

	static boolean isClientOnly(Environment environment) {
		return (!DataSourceSwitch.isOn(environment) || NamedDatabases.areAll(environment))
				&& !StandardDataSourceProperties.areSet(environment);
	}

}
