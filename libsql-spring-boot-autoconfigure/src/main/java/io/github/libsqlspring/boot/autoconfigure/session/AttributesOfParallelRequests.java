package io.github.libsqlspring.boot.autoconfigure.session;

import java.sql.SQLException;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

import io.github.libsqlspring.Database;

/**
 * Lets two requests of one session set the same new attribute at the same time: the later
 * one replaces what the earlier one has inserted, where the statement of Spring Session
 * fails with a duplicate key.
 */
final class AttributesOfParallelRequests implements SessionRepositoryCustomizer<JdbcIndexedSessionRepository> {

	private static final String INSERT_OR_REPLACE = "INSERT INTO %TABLE_NAME%_ATTRIBUTES "
			+ "(SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES) VALUES (?, ?, ?) "
			+ "ON CONFLICT (SESSION_PRIMARY_ID, ATTRIBUTE_NAME) DO UPDATE SET ATTRIBUTE_BYTES = excluded.ATTRIBUTE_BYTES";

	private final Supplier<@Nullable DataSource> dataSource;

	AttributesOfParallelRequests(Supplier<@Nullable DataSource> dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public void customize(JdbcIndexedSessionRepository repository) {
		DataSource sessions = this.dataSource.get();
		if (sessions != null && isOurs(sessions)) {
			repository.setCreateSessionAttributeQuery(INSERT_OR_REPLACE);
		}
	}

	// One that chooses among others may have nothing to choose by as long as the
	// application starts.
	private static boolean isOurs(DataSource dataSource) {
		try {
			return dataSource.isWrapperFor(Database.class);
		}
		catch (SQLException | RuntimeException ex) {
			return false;
		}
	}

}
