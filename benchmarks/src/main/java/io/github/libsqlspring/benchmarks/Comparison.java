package io.github.libsqlspring.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.libsqlspring.test.SqldServer;

/**
 * Compares all contestants in one run, on a server and on a file of its own, and prints
 * tables in Markdown.
 */
public final class Comparison {

	private final Options options;

	private final Watchdog watchdog;

	private Comparison(Options options, Watchdog watchdog) {
		this.options = options;
		this.watchdog = watchdog;
	}

	/**
	 * Runs the comparison. The program ends with another status than 0 if a contestant
	 * fails or hangs.
	 * @param arguments {@code name=value}, see benchmarks/README.md
	 */
	public static void main(String[] arguments) {
		Options options = Options.parse(arguments);
		try (SqldServer server = SqldServer.start();
				LocalFile file = new LocalFile();
				Watchdog watchdog = new Watchdog(List.of(server, file))) {
			System.out.println(Machine.describe() + ", " + Machine.serverVersion(server.url()) + " on loopback");
			System.out.println(options.rounds() + " rounds, slots of " + options.slot().toMillis() + " ms");
			Comparison comparison = new Comparison(options, watchdog);
			watchdog.guard("the whole run", options.limit(), () -> {
				comparison.run(server.url(), Contestant.remote(), Workload.all());
				comparison.run(file.url(), Contestant.local(), Workload.sequential());
			});
		}
	}

	private void run(String url, List<Contestant> all, List<Workload> workloads) {
		Contestant reference = all.get(0);
		List<Contestant> contestants = all.stream()
			.filter((contestant) -> contestant.equals(reference) || this.options.contestants().test(contestant.name()))
			.toList();
		List<Workload> chosen = workloads.stream()
			.filter((workload) -> this.options.workloads().test(workload.name()))
			.toList();
		if (contestants.size() == 1 || chosen.isEmpty()) {
			return;
		}
		Dataset.create(url);
		Race race = new Race(url, this.options, this.watchdog);
		Report report = new Report(System.out, reference.name());
		Map<String, Client> clients = new LinkedHashMap<>();
		try {
			contestants.forEach((contestant) -> clients.put(contestant.name(), contestant.open(url)));
			workloads.stream().filter(Workload::isConcurrent).forEach((workload) -> race.warmUp(workload, clients));
			chosen.forEach((workload) -> report.print(workload, race.run(workload, clients)));
		}
		finally {
			clients.values().forEach(Client::close);
		}
	}

}
