package io.github.libsqlspring.jdbc.hibernate;

import java.util.Map;

import org.hibernate.boot.registry.StandardServiceInitiator;
import org.hibernate.engine.jdbc.dialect.internal.DialectResolverInitiator;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.hibernate.service.spi.ServiceRegistryImplementor;

/**
 * Chooses {@link LibsqlDialect} for connections of our driver, and leaves others to
 * Hibernate's own choice. A resolver that is a service itself would be asked before or
 * after that of the community dialects, by the order of the class path, and one that is
 * named in a property after it.
 */
final class DialectChoice implements StandardServiceInitiator<DialectResolver> {

	// DatabaseMetaData.getDriverName(), on every path.
	private static final String DRIVER = "libSQL for Spring Boot JDBC";

	@Override
	public Class<DialectResolver> getServiceInitiated() {
		return DialectResolver.class;
	}

	@Override
	public DialectResolver initiateService(Map<String, Object> settings, ServiceRegistryImplementor registry) {
		DialectResolver others = DialectResolverInitiator.INSTANCE.initiateService(settings, registry);
		return (info) -> DRIVER.equals(info.getDriverName()) ? new LibsqlDialect(info) : others.resolveDialect(info);
	}

}
