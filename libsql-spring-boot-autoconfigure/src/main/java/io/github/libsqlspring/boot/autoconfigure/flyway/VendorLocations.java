package io.github.libsqlspring.boot.autoconfigure.flyway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;

/**
 * Replaces <code>{vendor}</code> in locations, which Spring Boot does for the URLs that
 * it knows, and otherwise leaves as it is, so that nothing is found there.
 */
final class VendorLocations implements FlywayConfigurationCustomizer {

	private static final String VENDOR = "{vendor}";

	@Override
	public void customize(FluentConfiguration configuration) {
		Location[] locations = configuration.getLocations();
		if (Stream.of(locations).anyMatch(VendorLocations::namesVendor) && isLibsql(configuration.getDataSource())) {
			configuration.locations(Stream.of(locations)
				.map((location) -> location.getDescriptor().replace(VENDOR, "sqlite"))
				.toArray(String[]::new));
		}
	}

	private static boolean namesVendor(Location location) {
		return location.getDescriptor().contains(VENDOR);
	}

	private static boolean isLibsql(@Nullable DataSource dataSource) {
		if (dataSource == null) {
			return false;
		}
		try (Connection connection = dataSource.getConnection()) {
			String url = connection.getMetaData().getURL();
			return url != null && url.startsWith("jdbc:libsql:");
		}
		catch (SQLException ex) {
			// Flyway is about to ask for a connection as well, and says what is wrong.
			return false;
		}
	}

}
