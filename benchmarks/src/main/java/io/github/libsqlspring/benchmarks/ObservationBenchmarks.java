package io.github.libsqlspring.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;

import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.jdbc.LibsqlDataSource;
import io.github.libsqlspring.observation.LibsqlObservations;
import io.github.libsqlspring.observation.SlowStatementLog;

/**
 * What observing costs, on a database in memory, where a call is cheapest. JMH extends
 * this class.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Timeout(time = 60)
public class ObservationBenchmarks {

	private static final String SQL = "SELECT ?";

	/**
	 * The observer: none, one whose registry does nothing, a log that finds nothing slow,
	 * and a registry with a handler.
	 */
	@Param({ "none", "noop", "slow-log", "registry" })
	public String observer = "none";

	@SuppressWarnings("NullAway.Init") // set up by JMH
	private Database database;

	@SuppressWarnings("NullAway.Init") // set up by JMH
	private LibsqlClient client;

	@SuppressWarnings("NullAway.Init") // set up by JMH
	private Connection connection;

	@SuppressWarnings("NullAway.Init") // set up by JMH
	private PreparedStatement statement;

	@Setup(Level.Trial)
	public void start() throws SQLException {
		CallObserver chosen = Objects.requireNonNull(Map
			.of("none", CallObserver.NONE, "noop", new LibsqlObservations(ObservationRegistry.NOOP), "slow-log",
					new SlowStatementLog(Duration.ofMinutes(1)), "registry", new LibsqlObservations(registry()))
			.get(this.observer));
		this.database = LibsqlClient.builder().url(":memory:").observeCalls(chosen).buildDatabase();
		this.client = LibsqlClient.create(this.database, CurrentTransaction.NONE);
		this.connection = new LibsqlDataSource(this.database).getConnection();
		this.statement = this.connection.prepareStatement(SQL);
	}

	private static ObservationRegistry registry() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new NothingToDo());
		return registry;
	}

	@TearDown(Level.Trial)
	public void stop() throws SQLException {
		this.connection.close();
		this.client.close();
		this.database.close();
	}

	@Benchmark
	public Object client() {
		return this.client.execute(SQL, 1);
	}

	@Benchmark
	public long jdbc() throws SQLException {
		this.statement.setLong(1, 1);
		try (ResultSet rows = this.statement.executeQuery()) {
			rows.next();
			return rows.getLong(1);
		}
	}

	private static final class NothingToDo implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

}
