package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.function.Supplier;

import io.github.libsqlspring.Session;

/**
 * A session on a server for one statement outside a transaction.
 *
 * @param session the session
 * @param cancellation what cancels
 */
record CancellableSession(Session session, Cancellation cancellation) implements RemoteCall {

	@Override
	public <T> T call(Supplier<T> call) throws SQLException {
		return this.cancellation.call(this.session::cancel, () -> SqlExceptions.translate(call));
	}

}
