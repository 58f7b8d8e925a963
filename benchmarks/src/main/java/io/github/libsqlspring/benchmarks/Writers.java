package io.github.libsqlspring.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import com.zaxxer.hikari.HikariDataSource;
import org.sqlite.SQLiteConnection;

import io.github.libsqlspring.jdbc.LibsqlDataSource;

/**
 * Lets threads write to one file as fast as they can, in transactions that read before
 * they insert, and prints how long a transaction takes: by this driver, whose writers
 * wait in order, and by sqlite-jdbc, whose writers wait in SQLite.
 */
public final class Writers {

	private static final String READ = "select count(*) from (select 1 from n order by id desc limit 10)";

	private final int threads;

	private final Duration length;

	private Writers(int threads, Duration length) {
		this.threads = threads;
		this.length = length;
	}

	/**
	 * Runs the writers of one driver after the other.
	 * @param arguments {@code threads=8 seconds=60}, both optional
	 * @throws Exception if a writer fails for another reason than a lock
	 */
	public static void main(String[] arguments) throws Exception {
		int threads = 8;
		int seconds = 60;
		for (String argument : arguments) {
			String[] option = argument.split("=", 2);
			switch (option[0]) {
				case "threads" -> threads = Integer.parseInt(option[1]);
				case "seconds" -> seconds = Integer.parseInt(option[1]);
				default -> throw new IllegalArgumentException("Options: threads=8 seconds=60");
			}
		}
		System.out.println(Machine.describe());
		System.out.println();
		System.out.println("| writers: " + threads + ", " + seconds
				+ " s | transactions | SQLITE_BUSY | p50 ms | p99 ms | longest ms |");
		System.out.println("|---|--:|--:|--:|--:|--:|");
		Writers writers = new Writers(threads, Duration.ofSeconds(seconds));
		writers.run("sqlite-jdbc, immediate", (url) -> JdbcDriver.pool(JdbcDriver.sqlite(url, true)));
		writers.run(JdbcDriver.LIBSQL + " without the queue", (url) -> withoutQueue(LibsqlDataSource.create(url)));
		writers.run(JdbcDriver.LIBSQL, (url) -> JdbcDriver.pool(LibsqlDataSource.create(url)));
	}

	// Who takes the connection below may lock it unseen: it does not wait in order then.
	private static HikariDataSource withoutQueue(LibsqlDataSource dataSource) {
		HikariDataSource pool = JdbcDriver.pool(dataSource);
		List<Connection> connections = new ArrayList<>();
		try {
			for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
				Connection connection = pool.getConnection();
				connection.unwrap(SQLiteConnection.class);
				connections.add(connection);
			}
			for (Connection connection : connections) {
				connection.close();
			}
			return pool;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void run(String name, PoolFactory driver) throws InterruptedException, ExecutionException {
		try (LocalFile file = new LocalFile()) {
			Dataset.create(file.url());
			try (HikariDataSource pool = driver.open(file.url())) {
				print(name, write(pool));
			}
		}
	}

	private List<Outcome> write(HikariDataSource pool) throws InterruptedException, ExecutionException {
		ExecutorService executor = Executors.newFixedThreadPool(this.threads);
		long end = System.nanoTime() + this.length.toNanos();
		List<Future<Outcome>> running = new ArrayList<>();
		for (int i = 0; i < this.threads; i++) {
			running.add(executor.submit(() -> write(pool, end)));
		}
		List<Outcome> outcomes = new ArrayList<>();
		for (Future<Outcome> outcome : running) {
			outcomes.add(outcome.get());
		}
		executor.shutdown();
		return outcomes;
	}

	private static Outcome write(HikariDataSource pool, long end) throws SQLException {
		Outcome outcome = new Outcome();
		for (long start = System.nanoTime(); start - end < 0; start = System.nanoTime()) {
			try {
				writeOnce(pool);
			}
			catch (SQLException ex) {
				if (!String.valueOf(ex.getMessage()).contains("BUSY")) {
					throw ex;
				}
				outcome.busy++;
			}
			outcome.add(System.nanoTime() - start);
		}
		return outcome;
	}

	private static void writeOnce(HikariDataSource pool) throws SQLException {
		try (Connection connection = pool.getConnection();
				PreparedStatement read = connection.prepareStatement(READ);
				PreparedStatement insert = connection.prepareStatement(Dataset.INSERT)) {
			connection.setAutoCommit(false);
			try (ResultSet rows = read.executeQuery()) {
				rows.next();
				insert.setString(1, "name " + rows.getInt(1));
			}
			insert.executeUpdate();
			connection.commit();
		}
	}

	private static void print(String name, List<Outcome> outcomes) {
		long[] all = outcomes.stream().flatMapToLong(Outcome::durations).sorted().toArray();
		int busy = outcomes.stream().mapToInt((outcome) -> outcome.busy).sum();
		System.out.printf("| %s | %,d | %d | %.2f | %.2f | %.0f |%n", name, all.length, busy, millis(all, 0.5),
				millis(all, 0.99), millis(all, 1));
	}

	private static double millis(long[] sorted, double quantile) {
		return sorted[(int) Math.round((sorted.length - 1) * quantile)] / 1e6;
	}

	/**
	 * Opens a pool on a file.
	 */
	@FunctionalInterface
	private interface PoolFactory {

		HikariDataSource open(String url);

	}

	/**
	 * What became of the transactions of one thread: how long each took, and how many
	 * found the database locked.
	 */
	private static final class Outcome {

		private long[] nanos = new long[1024];

		private int count;

		private int busy;

		void add(long duration) {
			if (this.count == this.nanos.length) {
				this.nanos = Arrays.copyOf(this.nanos, 2 * this.count);
			}
			this.nanos[this.count++] = duration;
		}

		LongStream durations() {
			return Arrays.stream(this.nanos, 0, this.count);
		}

	}

}
