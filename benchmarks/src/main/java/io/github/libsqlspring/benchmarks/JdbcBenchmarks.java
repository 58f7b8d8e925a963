package io.github.libsqlspring.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

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

/**
 * What the JDBC driver costs on a local file beside sqlite-jdbc: the same calls on both,
 * with the same settings of file and pool. JMH extends this class.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Timeout(time = 60)
public class JdbcBenchmarks {

	/**
	 * The driver.
	 */
	@Param({ JdbcDriver.SQLITE, JdbcDriver.LIBSQL })
	public String driver = JdbcDriver.SQLITE;

	@SuppressWarnings("NullAway.Init") // set up by JMH
	private LocalFile file;

	@SuppressWarnings("NullAway.Init") // set up by JMH
	private JdbcDriver opened;

	@SuppressWarnings("NullAway.Init") // set up by JMH
	private PreparedStatement keptRead;

	@SuppressWarnings("NullAway.Init") // set up by JMH
	private PreparedStatement keptInsert;

	@Setup(Level.Trial)
	public void start() throws SQLException {
		this.file = new LocalFile();
		Dataset.create(this.file.url());
		this.opened = JdbcDriver.open(this.driver, this.file.url());
		this.keptRead = this.opened.connection().prepareStatement(Dataset.READ_NAME);
		this.keptInsert = this.opened.connection().prepareStatement(Dataset.INSERT);
	}

	@Setup(Level.Iteration)
	public void deleteInserted() {
		Dataset.deleteInserted(this.file.url());
	}

	@TearDown(Level.Trial)
	public void stop() throws SQLException {
		this.keptRead.close();
		this.keptInsert.close();
		this.opened.close();
		this.file.close();
	}

	@Benchmark
	public String readKept() throws SQLException {
		return read(this.keptRead);
	}

	@Benchmark
	public int insertKept() throws SQLException {
		return insert(this.keptInsert);
	}

	@Benchmark
	public String readPrepared() throws SQLException {
		return readPrepared(this.opened.connection());
	}

	@Benchmark
	public int insertPrepared() throws SQLException {
		return insertPrepared(this.opened.connection());
	}

	@Benchmark
	public String readPooled() throws SQLException {
		try (Connection connection = this.opened.pool().getConnection()) {
			return readPrepared(connection);
		}
	}

	@Benchmark
	public int insertPooled() throws SQLException {
		try (Connection connection = this.opened.pool().getConnection()) {
			return insertPrepared(connection);
		}
	}

	/**
	 * Begins and commits a transaction around one insert, on a connection of the pool.
	 * @return how many rows were inserted
	 * @throws SQLException if that fails
	 */
	@Benchmark
	public int insertPooledInTransaction() throws SQLException {
		try (Connection connection = this.opened.pool().getConnection()) {
			connection.setAutoCommit(false);
			int inserted = insertPrepared(connection);
			connection.commit();
			connection.setAutoCommit(true);
			return inserted;
		}
	}

	@Benchmark
	public int[] insertBatch() throws SQLException {
		Connection connection = this.opened.connection();
		try (PreparedStatement statement = connection.prepareStatement(Dataset.INSERT)) {
			connection.setAutoCommit(false);
			for (String name : Dataset.batchNames()) {
				statement.setString(1, name);
				statement.addBatch();
			}
			int[] inserted = statement.executeBatch();
			connection.commit();
			connection.setAutoCommit(true);
			return inserted;
		}
	}

	@Benchmark
	public long readWide() throws SQLException {
		try (PreparedStatement statement = this.opened.connection().prepareStatement(Dataset.READ_WIDE);
				ResultSet rows = statement.executeQuery()) {
			long sum = 0;
			while (rows.next()) {
				sum += Dataset.weight(rows.getLong(1), rows.getString(2), rows.getDouble(3), rows.getString(4) == null,
						rows.getBytes(5));
			}
			return sum;
		}
	}

	private static String readPrepared(Connection connection) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(Dataset.READ_NAME)) {
			return read(statement);
		}
	}

	private static String read(PreparedStatement statement) throws SQLException {
		statement.setLong(1, ThreadLocalRandom.current().nextLong(1, Dataset.NAMES + 1));
		try (ResultSet rows = statement.executeQuery()) {
			rows.next();
			return rows.getString(1);
		}
	}

	private static int insertPrepared(Connection connection) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(Dataset.INSERT)) {
			return insert(statement);
		}
	}

	private static int insert(PreparedStatement statement) throws SQLException {
		statement.setString(1, "name");
		return statement.executeUpdate();
	}

}
