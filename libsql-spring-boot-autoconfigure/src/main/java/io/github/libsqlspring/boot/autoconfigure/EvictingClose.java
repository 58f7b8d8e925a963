package io.github.libsqlspring.boot.autoconfigure;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.jdbc.LentConnection;

/**
 * Gives a lent connection back without a trace of its borrower: what is open is rolled
 * back, and a connection whose settings were changed is closed for good.
 */
final class EvictingClose implements InvocationHandler {

	private final HikariDataSource pool;

	private final Connection lent;

	private EvictingClose(HikariDataSource pool, Connection lent) {
		this.pool = pool;
		this.lent = lent;
	}

	static Connection around(HikariDataSource pool, Connection lent) throws SQLException {
		if (!lent.isWrapperFor(LentConnection.class)) {
			return lent;
		}
		// What the pool itself did to set it up is meant for every borrower.
		lent.unwrap(LentConnection.class).beginRequest();
		return (Connection) Proxy.newProxyInstance(EvictingClose.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new EvictingClose(pool, lent));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		if (method.getName().equals("equals") && arguments != null) {
			return proxy == arguments[0];
		}
		if (method.getName().equals("close")) {
			giveBackClean();
		}
		try {
			return method.invoke(this.lent, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private void giveBackClean() throws SQLException {
		if (this.lent.isClosed()) {
			return;
		}
		LentConnection connection = this.lent.unwrap(LentConnection.class);
		if (connection.isChanged()) {
			// First, because the pool closes it on another thread.
			connection.close();
			this.pool.evictConnection(this.lent);
		}
		else {
			connection.endRequest();
		}
	}

}
