package io.github.libsqlspring.benchmarks;

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
 * The workloads of one thread on a file of its own for each trial. JMH extends this
 * class.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Timeout(time = 60)
public class LocalBenchmarks {

	/**
	 * The contestant.
	 */
	@Param({ Contestant.SQLITE_JDBC, Contestant.LOCAL_FILE })
	public String contestant = Contestant.SQLITE_JDBC;

	@SuppressWarnings("NullAway.Init") // set up by JMH
	private LocalFile file;

	@SuppressWarnings("NullAway.Init") // set up by JMH
	private Client client;

	@Setup(Level.Trial)
	public void start() {
		this.file = new LocalFile();
		Dataset.create(this.file.url());
		this.client = Contestant.named(Contestant.local(), this.contestant).open(this.file.url());
	}

	@Setup(Level.Iteration)
	public void deleteInserted() {
		Dataset.deleteInserted(this.file.url());
	}

	@TearDown(Level.Trial)
	public void stop() {
		this.client.close();
		this.file.close();
	}

	@Benchmark
	public void readOne() {
		Workload.READ_ONE.runOnce(this.client);
	}

	@Benchmark
	public void insertOne() {
		Workload.INSERT_ONE.runOnce(this.client);
	}

	@Benchmark
	public void insertBatch() {
		Workload.INSERT_BATCH.runOnce(this.client);
	}

	@Benchmark
	public void readWide() {
		Workload.READ_WIDE.runOnce(this.client);
	}

}
