package io.github.libsqlspring.boot.autoconfigure.flyway;

import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import io.github.libsqlspring.jdbc.flyway.ForeignKeysBeforeClean;

/**
 * Auto-configuration that lets <code>{vendor}</code> in {@code spring.flyway.locations}
 * mean {@code sqlite} where Flyway migrates a libSQL database, and {@code clean} drop
 * tables with foreign keys there. What Flyway does to other databases stays as it is.
 */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
@ConditionalOnClass({ Flyway.class, FlywayAutoConfiguration.class })
public final class LibsqlFlywayAutoConfiguration {

	// First, as Spring Boot itself has replaced it for other databases by then.
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	@ConditionalOnMissingBean(name = "libsqlVendorLocations")
	VendorLocations libsqlVendorLocations() {
		return new VendorLocations();
	}

	@Bean
	@ConditionalOnMissingBean
	ForeignKeysBeforeClean libsqlForeignKeysBeforeClean() {
		return new ForeignKeysBeforeClean();
	}

}
