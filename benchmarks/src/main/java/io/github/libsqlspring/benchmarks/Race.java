package io.github.libsqlspring.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets contestants do the same workloads on one database, in turns.
 */
final class Race {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final String url;

	private final Options options;

	private final Watchdog watchdog;

	/**
	 * Prepares a race.
	 * @param url the URL of a database with the tables of {@link Dataset}
	 * @param options how long to race
	 * @param watchdog ends the program if a contestant hangs
	 */
	Race(String url, Options options, Watchdog watchdog) {
		this.url = url;
		this.options = options;
		this.watchdog = watchdog;
	}

	/**
	 * Runs one workload: all contestants warm up, then take turns. Each round is begun by
	 * another one, so that nobody always follows the same neighbour.
	 * @param workload the workload
	 * @param clients the contestants by name
	 * @return microseconds per operation in each round, by contestant
	 */
	Map<String, List<Double>> run(Workload workload, Map<String, Client> clients) {
		Map<String, List<Double>> times = new LinkedHashMap<>();
		clients.forEach((name, client) -> {
			times.put(name, new ArrayList<>());
			slot(workload, name, client, this.options.warmup());
		});
		List<Map.Entry<String, Client>> order = new ArrayList<>(clients.entrySet());
		for (int round = 0; round < this.options.rounds(); round++) {
			for (Map.Entry<String, Client> turn : order) {
				Slot slot = slot(workload, turn.getKey(), turn.getValue(), this.options.slot());
				times.getOrDefault(turn.getKey(), List.of()).add(slot.microseconds());
			}
			order.add(order.remove(0));
		}
		return times;
	}

	private Slot slot(Workload workload, String name, Client client, Duration length) {
		return this.watchdog.guard(workload + " by " + name, length.plus(PATIENCE), () -> {
			Dataset.deleteInserted(this.url);
			return Slot.run(workload, client, length);
		});
	}

}
