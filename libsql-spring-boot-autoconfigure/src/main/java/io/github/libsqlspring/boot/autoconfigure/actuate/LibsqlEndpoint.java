package io.github.libsqlspring.boot.autoconfigure.actuate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseStatistics;
import io.github.libsqlspring.DatabaseStatistics.Failure;
import io.github.libsqlspring.DatabaseStatistics.ServerWork;
import io.github.libsqlspring.DatabaseStatistics.Streams;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.sqlite.SqliteDatabase;
import io.github.libsqlspring.sqlite.SqliteOptions;

/**
 * The actuator endpoint {@code libsql}: what each database is and does. It asks no
 * database anything, and shows no secrets, SQL or values. Thread-safe.
 */
@Endpoint(id = "libsql")
public final class LibsqlEndpoint {

	private final Map<String, Database> databases;

	LibsqlEndpoint(Map<String, Database> databases) {
		this.databases = databases;
	}

	/**
	 * Describes all databases.
	 * @return the databases by name
	 */
	@ReadOperation
	public DatabasesDescriptor databases() {
		Map<String, DatabaseDescriptor> descriptors = new LinkedHashMap<>();
		this.databases.forEach((name, database) -> descriptors.put(name, DatabaseDescriptor.of(database)));
		return new DatabasesDescriptor(descriptors);
	}

	/**
	 * Describes one database.
	 * @param name its name
	 * @return the database, or {@code null} if there is none of that name
	 */
	@ReadOperation
	public @Nullable DatabaseDescriptor database(@Selector String name) {
		Database database = this.databases.get(name);
		return (database != null) ? DatabaseDescriptor.of(database) : null;
	}

	/**
	 * All databases.
	 *
	 * @param databases the databases by name; the one without a name is {@code libsql}
	 */
	public record DatabasesDescriptor(Map<String, DatabaseDescriptor> databases) implements OperationResponseBody {

		public DatabasesDescriptor {
			databases = Map.copyOf(databases);
		}

	}

	/**
	 * One database. What its path does not have is {@code null}.
	 *
	 * @param mode {@code file}, {@code memory} or {@code remote}
	 * @param location where it is, without secrets
	 * @param transport how requests travel to a server
	 * @param protocol what was agreed on with the server, once it was
	 * @param sessions how many sessions are open
	 * @param streams what statements run on: streams of a server, or connections of
	 * SQLite
	 * @param retries how often a call was made again
	 * @param failures how many failures there were of each kind
	 * @param lastFailure the last of them
	 * @param server what the server has reported of its work
	 * @param local how connections to an embedded database are set up
	 */
	public record DatabaseDescriptor(String mode, String location, @Nullable String transport,
			@Nullable String protocol, int sessions, Streams streams, long retries, Map<ErrorKind, Long> failures,
			@Nullable Failure lastFailure, @Nullable ServerWork server,
			@Nullable LocalDescriptor local) implements OperationResponseBody {

		public DatabaseDescriptor {
			failures = Map.copyOf(failures);
		}

		static DatabaseDescriptor of(Database database) {
			DatabaseTarget target = database.target();
			DatabaseStatistics statistics = database.statistics();
			return new DatabaseDescriptor(target.mode().name().toLowerCase(Locale.ROOT), target.location(),
					statistics.transport(), statistics.protocol(), statistics.sessions(), statistics.streams(),
					statistics.retries(), statistics.failures(), statistics.lastFailure(), statistics.work(),
					(database instanceof SqliteDatabase embedded) ? LocalDescriptor.of(embedded) : null);
		}

	}

	/**
	 * How connections to an embedded database are set up.
	 *
	 * @param journalMode the journal mode of a file, {@code null} in memory
	 * @param synchronous how often SQLite waits for the disk
	 * @param busyTimeout how long a statement waits for a lock
	 * @param foreignKeys whether foreign keys are enforced
	 */
	public record LocalDescriptor(@Nullable String journalMode, String synchronous, Duration busyTimeout,
			boolean foreignKeys) {

		static LocalDescriptor of(SqliteDatabase database) {
			SqliteOptions options = database.options();
			boolean file = database.target().mode() == DatabaseTarget.Mode.FILE;
			return new LocalDescriptor(file ? options.journalMode().name() : null, options.synchronous().name(),
					options.busyTimeout(), options.foreignKeys());
		}

	}

}
