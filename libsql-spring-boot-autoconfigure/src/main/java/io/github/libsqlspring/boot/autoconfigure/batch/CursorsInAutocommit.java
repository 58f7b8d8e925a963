package io.github.libsqlspring.boot.autoconfigure.batch;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.batch.infrastructure.item.database.AbstractCursorItemReader;
import org.springframework.beans.factory.config.BeanPostProcessor;

import io.github.libsqlspring.Database;

/**
 * Lets readers with a cursor read in autocommit. Their builders switch it off on the
 * connection that the cursor has for itself, and a transaction holds the write lock from
 * its first statement: no chunk could be written while there is something to read.
 */
final class CursorsInAutocommit implements BeanPostProcessor {

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractCursorItemReader<?> reader && !reader.isUseSharedExtendedConnection()
				&& isOurs(reader.getDataSource())) {
			reader.setConnectionAutoCommit(true);
		}
		return bean;
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
