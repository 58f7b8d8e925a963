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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;

import io.github.libsqlspring.test.SqldServer;

/**
 * The workloads against a server of its own for each trial. JMH runs one contestant after
 * the other: for ratios, see {@link Comparison}. JMH extends this class.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Timeout(time = 60)
public class RemoteBenchmarks {

	/**
	 * The contestant.
	 */
	@Param({ Contestant.HAND_WRITTEN, Contestant.HTTP_JSON, Contestant.HTTP_PROTOBUF, Contestant.WEBSOCKET })
	public String contestant = Contestant.HAND_WRITTEN;

	@SuppressWarnings("NullAway.Init") // set up by JMH
	private SqldServer server;

	@SuppressWarnings("NullAway.Init") // set up by JMH
	private Client client;

	@Setup(Level.Trial)
	public void start() {
		this.server = SqldServer.start();
		Dataset.create(this.server.url());
		this.client = Contestant.named(Contestant.remote(), this.contestant).open(this.server.url());
	}

	@Setup(Level.Iteration)
	public void deleteInserted() {
		Dataset.deleteInserted(this.server.url());
	}

	@TearDown(Level.Trial)
	public void stop() {
		this.client.close();
		this.server.close();
	}

	@Benchmark
	public void readOne() {
		Workload.READ_ONE.runOnce(this.client);
	}

	@Benchmark
	@BenchmarkMode(Mode.Throughput)
	@OutputTimeUnit(TimeUnit.SECONDS)
	@Threads(8)
	public void readOneByEight() {
		Workload.READ_ONE_BY_8.runOnce(this.client);
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
