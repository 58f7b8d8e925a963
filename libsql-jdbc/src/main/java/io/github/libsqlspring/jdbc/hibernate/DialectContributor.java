package io.github.libsqlspring.jdbc.hibernate;

import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Brings in our choice of a dialect if there is one to choose, which needs the community
 * dialects. Hibernate finds it as a service.
 */
public final class DialectContributor implements ServiceContributor {

	private static final String NEEDED = "org.hibernate.community.dialect.SQLiteDialect";

	/**
	 * For the {@link java.util.ServiceLoader}.
	 */
	public DialectContributor() {
	}

	@Override
	public void contribute(StandardServiceRegistryBuilder builder) {
		if (isPresent()) {
			builder.addInitiator(new DialectChoice());
		}
	}

	private static boolean isPresent() {
		try {
			Class.forName(NEEDED, false, DialectContributor.class.getClassLoader());
			return true;
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

}
