package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/**
 * An object of JDBC with nothing behind it that anybody could ask for.
 */
interface PlainWrapper extends Wrapper {

	@Override
	default <T> T unwrap(Class<T> type) throws SQLException {
		if (type.isInstance(this)) {
			return type.cast(this);
		}
		throw SqlExceptions.misuse("This is no wrapper for " + type);
	}

	@Override
	default boolean isWrapperFor(Class<?> type) throws SQLException {
		return type.isInstance(this);
	}

}
