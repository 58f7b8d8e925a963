package io.github.libsqlspring.boot.autoconfigure;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.sql.autoconfigure.init.SqlInitializationProperties;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;

/**
 * Warns of {@code schema.sql} and {@code data.sql} that nobody runs. By default Spring
 * Boot runs them for H2, HSQLDB and Derby only, and says nothing where it does not.
 */
final class SkippedScripts implements SmartInitializingSingleton {

	private static final System.Logger logger = System.getLogger(SkippedScripts.class.getName());

	private static final String OPTIONAL = "optional:";

	private final SqlInitializationProperties properties;

	private final ApplicationContext context;

	SkippedScripts(SqlInitializationProperties properties, ApplicationContext context) {
		this.properties = properties;
		this.context = context;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.properties.getMode() != DatabaseInitializationMode.EMBEDDED || !isOurs()) {
			return;
		}
		List<String> found = Stream
			.of(scripts(this.properties.getSchemaLocations(), "schema"),
					scripts(this.properties.getDataLocations(), "data"))
			.flatMap(Collection::stream)
			.filter(this::exists)
			.toList();
		if (!found.isEmpty()) {
			logger.log(System.Logger.Level.WARNING,
					"Not run: {0}. Spring Boot runs scripts only where spring.sql.init.mode is always; as it is, it "
							+ "does so for H2, HSQLDB and Derby alone. Set spring.sql.init.mode to always, or to never "
							+ "if they are not meant to be run.",
					String.join(", ", found));
		}
	}

	private boolean isOurs() {
		return this.context.containsBean("libsqlDataSource")
				|| StandardDataSourceProperties.isLibsql(this.context.getEnvironment());
	}

	// Those that Spring Boot looks for.
	private List<String> scripts(@Nullable List<String> locations, String name) {
		if (locations != null) {
			return locations;
		}
		return List.of("classpath*:" + name + "-" + this.properties.getPlatform() + ".sql",
				"classpath*:" + name + ".sql");
	}

	private boolean exists(String location) {
		String pattern = location.startsWith(OPTIONAL) ? location.substring(OPTIONAL.length()) : location;
		try {
			for (Resource resource : this.context.getResources(pattern)) {
				if (resource.exists()) {
					return true;
				}
			}
			return false;
		}
		catch (IOException ex) {
			// No place to look in.
			return false;
		}
	}

}
