package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.util.ClassUtils;

import io.github.libsqlspring.Database;

/**
 * Explains a start with JPA without a dialect for it, of which Hibernate says that the
 * database has not told about itself.
 */
final class MissingDialectFailureAnalyzer implements FailureAnalyzer {

	// Extended by the dialect of the driver. Hibernate is no dependency of this module.
	private static final String NEEDED = "org.hibernate.community.dialect.SQLiteDialect";

	private static final String NOT_DETERMINED = "Unable to determine Dialect";

	private final BeanFactory beans;

	MissingDialectFailureAnalyzer(BeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String message = cause.getMessage();
			if (message != null && message.startsWith(NOT_DETERMINED) && hasDatabase()
					&& !ClassUtils.isPresent(NEEDED, getClass().getClassLoader())) {
				return new FailureAnalysis(
						"Hibernate has no dialect for the libSQL database: its dialect for SQLite is in a library that "
								+ "is not on the class path.",
						"Add the dependency org.hibernate.orm:hibernate-community-dialects, whose version Spring Boot "
								+ "manages. No property is needed.",
						cause);
			}
		}
		return null;
	}

	private boolean hasDatabase() {
		return this.beans instanceof ListableBeanFactory all
				&& all.getBeanNamesForType(Database.class, true, false).length > 0;
	}

}
