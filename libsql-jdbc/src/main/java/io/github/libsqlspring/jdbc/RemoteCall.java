package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.function.Supplier;

/**
 * Makes calls of a session or transaction on a server, which can be cancelled.
 */
interface RemoteCall {

	/**
	 * Makes a call.
	 * @param <T> the type of its result
	 * @param call the call
	 * @return its result
	 * @throws SQLException of the call; {@link SQLTimeoutException} if it was cancelled
	 */
	<T> T call(Supplier<T> call) throws SQLException;

}
