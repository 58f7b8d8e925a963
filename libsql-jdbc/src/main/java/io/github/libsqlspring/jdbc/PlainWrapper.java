package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

import org.jspecify.annotations.Nullable;

/**
 * An object of JDBC with nothing behind it that anybody could ask for.
 */
interface PlainWrapper extends Wrapper {

	@Override
	default <T> T unwrap(@Nullable Class<T> type) throws SQLException {
		if (type != null && type.isInstance(this)) {
			return type.cast(this);
		}
		throw SqlExceptions.misuse("This is no wrapper for " + type);
	}

	@Override
	default boolean isWrapperFor(@Nullable Class<?> type) throws SQLException {
		return type != null && type.isInstance(this);
	}

}
