package io.github.libsqlspring.boot.autoconfigure.actuate;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseStatistics;
import io.github.libsqlspring.DatabaseStatistics.ServerWork;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.ErrorKind;

/**
 * Meters of databases. They look when they are looked at, and cost nothing in between.
 */
final class LibsqlMetrics implements MeterBinder {

	private final Map<String, Database> databases;

	LibsqlMetrics(Map<String, Database> databases) {
		this.databases = databases;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.databases.forEach((name, database) -> {
			Tags tags = tags(name, database.target());
			bind(registry, database, tags);
			if (!database.target().isLocal()) {
				bindServer(registry, database, tags);
			}
		});
	}

	private static Tags tags(String name, DatabaseTarget target) {
		String server = target.isLocal() ? null : URI.create(target.location()).getAuthority();
		return Tags.of("database", name, "mode", target.mode().name().toLowerCase(Locale.ROOT), "server",
				(server != null) ? server : "none");
	}

	private static void bind(MeterRegistry registry, Database database, Tags tags) {
		gauge("libsql.sessions.open", "Sessions that are open", "sessions", database, DatabaseStatistics::sessions)
			.tags(tags)
			.register(registry);
		gauge("libsql.streams.open", "Streams of the server, or connections of SQLite, that are open", "streams",
				database, (statistics) -> statistics.streams().open())
			.tags(tags)
			.register(registry);
		gauge("libsql.streams.idle", "Streams, or connections, that are kept for the next call", "streams", database,
				(statistics) -> statistics.streams().idle())
			.tags(tags)
			.register(registry);
		gauge("libsql.calls.pending", "Calls that wait for a stream, or for their turn to write", "calls", database,
				(statistics) -> statistics.streams().waiting())
			.tags(tags)
			.register(registry);
		for (ErrorKind kind : DatabaseStatistics.Failure.KINDS) {
			counter("libsql.failures", "Failures that are not the application's own", "failures", database,
					(statistics) -> statistics.failures().getOrDefault(kind, 0L))
				.tags(tags.and("kind", kind.name().toLowerCase(Locale.ROOT)))
				.register(registry);
		}
	}

	private static void bindServer(MeterRegistry registry, Database database, Tags tags) {
		counter("libsql.retries", "Calls that were made again", "calls", database, DatabaseStatistics::retries)
			.tags(tags)
			.register(registry);
		counter("libsql.rows.read", "Rows and index entries that the server read", "rows", database,
				(statistics) -> work(statistics).rowsRead())
			.tags(tags)
			.register(registry);
		counter("libsql.rows.written", "Rows and index entries that the server wrote", "rows", database,
				(statistics) -> work(statistics).rowsWritten())
			.tags(tags)
			.register(registry);
		FunctionTimer
			.builder("libsql.server.time", database, (source) -> work(source.statistics()).statements(),
					(source) -> work(source.statistics()).duration().toNanos(), TimeUnit.NANOSECONDS)
			.description("Statements, and the time that the server spent on them")
			.tags(tags)
			.register(registry);
	}

	private static ServerWork work(DatabaseStatistics statistics) {
		ServerWork work = statistics.work();
		return (work != null) ? work : ServerWork.NONE;
	}

	private static Gauge.Builder<Database> gauge(String name, String description, String unit, Database database,
			ToDoubleFunction<DatabaseStatistics> value) {
		return Gauge.builder(name, database, (source) -> value.applyAsDouble(source.statistics()))
			.description(description)
			.baseUnit(unit);
	}

	private static FunctionCounter.Builder<Database> counter(String name, String description, String unit,
			Database database, ToDoubleFunction<DatabaseStatistics> value) {
		return FunctionCounter.builder(name, database, (source) -> value.applyAsDouble(source.statistics()))
			.description(description)
			.baseUnit(unit);
	}

}
