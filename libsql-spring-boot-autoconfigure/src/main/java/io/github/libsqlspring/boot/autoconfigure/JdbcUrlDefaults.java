package io.github.libsqlspring.boot.autoconfigure;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

import io.github.libsqlspring.jdbc.LibsqlDriver;

/**
 * What Spring Boot would know by itself if it knew {@code jdbc:libsql:}: the class of the
 * driver, and the dialect of jOOQ. Only where the URL is such a one, and where nobody
 * says otherwise. The URL is looked up when somebody asks, because a test may set it
 * late.
 */
final class JdbcUrlDefaults extends PropertySource<Object> {

	private static final String DRIVER = LibsqlDriver.class.getName();

	private static final Map<String, Default> DEFAULTS = Map.of("spring.datasource.driver-class-name",
			new Default("spring.datasource.url", DRIVER), "spring.flyway.driver-class-name",
			new Default("spring.flyway.url", DRIVER), "spring.liquibase.driver-class-name",
			new Default("spring.liquibase.url", DRIVER), "spring.jooq.sql-dialect",
			new Default("spring.datasource.url", "SQLITE"));

	// Not the source: Spring Boot would look for further sources in it, and find this
	// one.
	private final ConfigurableEnvironment environment;

	JdbcUrlDefaults(ConfigurableEnvironment environment) {
		super("libsqlJdbcUrlDefaults", new Object());
		this.environment = environment;
	}

	@Override
	public @Nullable Object getProperty(String name) {
		Default known = DEFAULTS.get(name);
		if (known == null || !StandardDataSourceProperties.isLibsql(this.environment, known.urlProperty())
				|| isDefaultProperty(name)) {
			return null;
		}
		return known.value();
	}

	// Spring Boot puts these behind everything else, this source included.
	private boolean isDefaultProperty(String name) {
		PropertySource<?> defaults = this.environment.getPropertySources().get(DefaultPropertiesPropertySource.NAME);
		return defaults != null && defaults.containsProperty(name);
	}

	/**
	 * A default.
	 *
	 * @param urlProperty the property that holds the URL
	 * @param value the value
	 */
	private record Default(String urlProperty, String value) {

	}

}
