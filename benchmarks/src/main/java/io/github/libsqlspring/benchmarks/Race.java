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

	private static final int SLOTS_TO_WARM_UP = 3;

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
	 * Lets the JVM compile what all workloads share. It does so after many thousand
	 * calls, which a single thread that waits for a server makes in half a minute only.
	 * @param workload a workload of many short calls
	 * @param clients the contestants by name
	 */
	void warmUp(Workload workload, Map<String, Client> clients) {
		clients.forEach((name, client) -> slot(workload, name, client, this.options.warmup()));
	}

	/**
	 * Runs one workload: all contestants do it for a while, then take turns. Each round
	 * is begun by another one, so that nobody always follows the same neighbour.
	 * @param workload the workload
	 * @param clients the contestants by name
	 * @return the slots of the rounds, by contestant
	 */
	Map<String, List<Slot>> run(Workload workload, Map<String, Client> clients) {
		Map<String, List<Slot>> slots = new LinkedHashMap<>();
		clients.forEach((name, client) -> {
			slots.put(name, new ArrayList<>());
			slot(workload, name, client, this.options.slot().multipliedBy(SLOTS_TO_WARM_UP));
		});
		List<Map.Entry<String, Client>> order = new ArrayList<>(clients.entrySet());
		for (int round = 0; round < this.options.rounds(); round++) {
			for (Map.Entry<String, Client> turn : order) {
				Slot slot = slot(workload, turn.getKey(), turn.getValue(), this.options.slot());
				slots.getOrDefault(turn.getKey(), List.of()).add(slot);
			}
			order.add(order.remove(0));
		}
		return slots;
	}

	private Slot slot(Workload workload, String name, Client client, Duration length) {
		return this.watchdog.guard(workload + " by " + name, length.plus(PATIENCE), () -> {
			Dataset.deleteInserted(this.url);
			return Slot.run(workload, client, length);
		});
	}

}
