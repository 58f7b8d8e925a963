package io.github.libsqlspring.boot.autoconfigure.actuate;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseStatistics;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Statement;

/**
 * The health of a database: up if it answers a query in time. The query reads the
 * database itself, takes no lock that a writer has to wait for, and in WAL mode waits for
 * none; it does not pass through the connection pool of a {@code DataSource}.
 */
final class LibsqlHealthIndicator extends AbstractHealthIndicator {

	private static final BatchProgram QUERY = BatchProgram
		.autocommit(List.of(Statement.of("SELECT sqlite_version(), (SELECT 1 FROM sqlite_schema LIMIT 1)")));

	// A file in this process answers at once, or somebody has locked it.
	private static final Duration LOCK_LIMIT = Duration.ofMillis(250);

	private final Database database;

	private final Duration limit;

	LibsqlHealthIndicator(Database database, Duration timeout) {
		super("The health check of a libSQL database has failed");
		this.database = database;
		this.limit = (database.target().isLocal() && timeout.compareTo(LOCK_LIMIT) > 0) ? LOCK_LIMIT : timeout;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		DatabaseTarget target = this.database.target();
		builder.withDetail("mode", target.mode().name().toLowerCase(Locale.ROOT))
			.withDetail("location", target.location());
		long start = System.nanoTime();
		try {
			builder.withDetail("engine", "SQLite " + version());
		}
		catch (LibsqlException ex) {
			if (!target.isLocal() || !isLocked(ex)) {
				// Without the query, which is ours and not what has failed.
				builder.down(ex).withDetail("error", ex.getClass().getName() + ": " + withoutSql(ex));
				return;
			}
			// Somebody is writing to a file without a write-ahead log: it is at work.
			builder.withDetail("locked", true);
		}
		finally {
			addTransport(builder);
		}
		long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
		builder.up().withDetail("latencyMillis", micros / 1000.0);
	}

	private String version() {
		CallOptions options = CallOptions.DEFAULT.withTimeout(this.limit);
		return String.valueOf(QUERY.results(this.database.openSession().batchAndClose(QUERY.batch(), options))
			.get(0)
			.rows()
			.get(0)
			.getString(0));
	}

	private static String withoutSql(LibsqlException failure) {
		return String.valueOf(failure.getMessage()).replaceFirst("(?s); (index \\d+, )?SQL \\[.*", "");
	}

	private static boolean isLocked(LibsqlException failure) {
		return failure.kind() == ErrorKind.BUSY || failure.kind() == ErrorKind.TIMEOUT;
	}

	private void addTransport(Health.Builder builder) {
		DatabaseStatistics statistics = this.database.statistics();
		if (statistics.transport() != null) {
			builder.withDetail("transport", statistics.transport());
		}
		if (statistics.protocol() != null) {
			builder.withDetail("protocol", statistics.protocol());
		}
	}

}
