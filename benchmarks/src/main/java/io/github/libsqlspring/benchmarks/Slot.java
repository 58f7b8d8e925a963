package io.github.libsqlspring.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.management.OperatingSystemMXBean;

/**
 * One uninterrupted stretch of work of one contestant.
 *
 * @param operations how often the operation ran, in all threads together
 * @param elapsed from the start of the first to the end of the last
 * @param processorTime what this process used of the processors meanwhile, in all threads
 */
record Slot(long operations, Duration elapsed, Duration processorTime) {

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	/**
	 * Repeats an operation until the time is over, and at least once in each thread.
	 * @param workload the operation, and how many threads repeat it
	 * @param client the contestant
	 * @param length the time
	 * @return what was achieved
	 */
	static Slot run(Workload workload, Client client, Duration length) {
		ExecutorService threads = Executors.newFixedThreadPool(workload.threads(), Slot::daemon);
		try {
			long startProcessor = SYSTEM.getProcessCpuTime();
			long start = System.nanoTime();
			Callable<Long> loop = () -> repeat(workload, client, start + length.toNanos());
			List<Future<Long>> counts = new ArrayList<>();
			for (int i = 0; i < workload.threads(); i++) {
				counts.add(threads.submit(loop));
			}
			long operations = 0;
			for (Future<Long> count : counts) {
				operations += count.get();
			}
			return new Slot(operations, Duration.ofNanos(System.nanoTime() - start),
					Duration.ofNanos(SYSTEM.getProcessCpuTime() - startProcessor));
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "slot");
		thread.setDaemon(true);
		return thread;
	}

	private static long repeat(Workload workload, Client client, long end) {
		long operations = 0;
		do {
			workload.runOnce(client);
			operations++;
		}
		while (System.nanoTime() - end < 0);
		return operations;
	}

	/**
	 * The time that passes per operation: the latency where one thread works, and the
	 * inverse of the throughput where many do.
	 * @return microseconds
	 */
	double microseconds() {
		return this.elapsed.toNanos() / 1000.0 / this.operations;
	}

	/**
	 * The work of the client per operation, without that of the server.
	 * @return microseconds
	 */
	double processorMicroseconds() {
		return this.processorTime.toNanos() / 1000.0 / this.operations;
	}

}
