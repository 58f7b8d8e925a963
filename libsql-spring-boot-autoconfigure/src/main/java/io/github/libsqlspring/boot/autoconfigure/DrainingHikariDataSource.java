package io.github.libsqlspring.boot.autoconfigure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

/**
 * A pool whose {@link #close()} gives connections in use a bounded time to come back.
 * HikariCP itself cuts them at once, which would make an application lose the call that
 * it is just finishing.
 */
final class DrainingHikariDataSource extends HikariDataSource {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Duration PAUSE = Duration.ofMillis(10);

	DrainingHikariDataSource(DataSource dataSource, HikariConfig config) {
		// Not by the constructor with a configuration, which would open connections now.
		config.copyStateTo(this);
		setDataSource(dataSource);
		if (getExceptionOverride() == null && getExceptionOverrideClassName() == null) {
			setExceptionOverride(new NotSupportedIsHarmless());
		}
	}

	@Override
	public void close() {
		long start = System.nanoTime();
		while (hasActiveConnections() && System.nanoTime() - start < LIMIT.toNanos()
				&& !Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(PAUSE.toNanos());
		}
		super.close();
	}

	private boolean hasActiveConnections() {
		HikariPoolMXBean pool = isClosed() ? null : getHikariPoolMXBean();
		return pool != null && pool.getActiveConnections() > 0;
	}

}
