package io.github.libsqlspring.boot.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

/**
 * A pool whose {@link #close()} gives connections in use a bounded time to come back.
 * HikariCP itself cuts them at once, which would make an application lose the call that
 * it is just finishing. A connection whose settings were changed is not lent again.
 */
final class DrainingHikariDataSource extends HikariDataSource {

	private static final System.Logger logger = System.getLogger(DrainingHikariDataSource.class.getName());

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Duration PAUSE = Duration.ofMillis(10);

	private final Duration limit;

	DrainingHikariDataSource(DataSource dataSource, HikariConfig config) {
		this(dataSource, config, LIMIT);
	}

	DrainingHikariDataSource(DataSource dataSource, HikariConfig config, Duration limit) {
		this.limit = limit;
		// Not by the constructor with a configuration, which would open connections now.
		config.copyStateTo(this);
		setDataSource(dataSource);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return EvictingClose.around(this, super.getConnection());
	}

	@Override
	public void close() {
		long start = System.nanoTime();
		while (activeConnections() > 0 && System.nanoTime() - start < this.limit.toNanos()
				&& !Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(PAUSE.toNanos());
		}
		int left = activeConnections();
		if (left > 0) {
			logger.log(System.Logger.Level.WARNING,
					"Pool {0} closes {1} connection(s) still in use after waiting for {2} ms: are they ever closed?",
					getPoolName(), left, Duration.ofNanos(System.nanoTime() - start).toMillis());
		}
		super.close();
	}

	private int activeConnections() {
		HikariPoolMXBean pool = isClosed() ? null : getHikariPoolMXBean();
		return (pool != null) ? pool.getActiveConnections() : 0;
	}

}
