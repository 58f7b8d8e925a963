package io.github.libsqlspring.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.core.metrics.ApplicationStartup;

import io.github.libsqlspring.test.SqldServer;

/**
 * Starts the same small application without a database, on another one, and on libSQL in
 * turns, and prints how long each start takes and what each bean of libSQL adds to it.
 */
public final class Starts {

	private static final int REFERENCE = 1;

	private final List<StartContestant> contestants;

	private final String file;

	private final String server;

	private Starts(String file, String server) {
		this.contestants = StartContestant.all(file, server);
		this.file = file;
		this.server = server;
	}

	/**
	 * Runs all starts.
	 * @param arguments {@code rounds=30 warmup=10 jvms=3}, all optional; or, for one
	 * start in a JVM of its own, the number of a contestant and both URLs
	 * @throws Exception if a JVM cannot be started
	 */
	public static void main(String[] arguments) throws Exception {
		if (arguments.length == 3 && !arguments[0].contains("=")) {
			new Starts(arguments[1], arguments[2]).printOne(Integer.parseInt(arguments[0]));
			return;
		}
		int rounds = 30;
		int warmup = 10;
		int jvms = 3;
		for (String argument : arguments) {
			String[] option = argument.split("=", 2);
			switch (option[0]) {
				case "rounds" -> rounds = Integer.parseInt(option[1]);
				case "warmup" -> warmup = Integer.parseInt(option[1]);
				case "jvms" -> jvms = Integer.parseInt(option[1]);
				default -> throw new IllegalArgumentException("Options: rounds=30 warmup=10 jvms=3");
			}
		}
		try (SqldServer server = SqldServer.start(); LocalFile file = new LocalFile()) {
			System.out.println(Machine.describe() + ", " + Machine.serverVersion(server.url()) + " on loopback");
			Starts starts = new Starts(file.url(), server.url());
			starts.inNewJvms(jvms);
			starts.inThisJvm(warmup, rounds);
			starts.beans(rounds);
		}
	}

	private void inNewJvms(int rounds) throws IOException {
		StartRounds result = new StartRounds(this.contestants, REFERENCE);
		for (int round = 0; round < rounds; round++) {
			for (int i = 0; i < this.contestants.size(); i++) {
				String[] times = inNewJvm(i).strip().split(" ", 2);
				result.add(i, Double.parseDouble(times[0]), Double.parseDouble(times[1]));
			}
		}
		result.print("first start in a JVM, " + rounds + " JVMs each");
	}

	private String inNewJvm(int contestant) throws IOException {
		Process jvm = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Starts.class.getName(), String.valueOf(contestant), this.file,
				this.server)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		return new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private void printOne(int contestant) {
		double[] times = start(contestant);
		System.out.println(times[0] + " " + times[1]);
	}

	private void inThisJvm(int warmup, int rounds) {
		StartRounds result = new StartRounds(this.contestants, REFERENCE);
		for (int round = -warmup; round < rounds; round++) {
			for (int i = 0; i < this.contestants.size(); i++) {
				double[] times = start(i);
				if (round >= 0) {
					result.add(i, times[0], times[1]);
				}
			}
		}
		result.print("start in a JVM that is warm, " + rounds + " rounds");
	}

	private double[] start(int contestant) {
		try (StartedApplication application = StartedApplication.start(this.contestants.get(contestant).properties(),
				ApplicationStartup.DEFAULT)) {
			return new double[] { application.startMillis(), application.firstQueryMillis() };
		}
	}

	private void beans(int rounds) {
		Map<String, List<Double>> others = beanTimes(REFERENCE, 1);
		List<Map<String, List<Double>>> columns = new ArrayList<>();
		Map<String, List<Double>> all = new TreeMap<>();
		for (int i = REFERENCE + 1; i < this.contestants.size(); i++) {
			columns.add(beanTimes(i, rounds));
		}
		columns.forEach(all::putAll);
		all.keySet().removeAll(others.keySet());
		System.out.println();
		System.out.println("| bean, µs without those made for it, " + rounds + " rounds | file | server |");
		System.out.println("|---|--:|--:|");
		all.keySet().forEach((bean) -> {
			System.out.print("| `" + bean.replaceAll(".*\\.(?=[A-Z])", "") + "` |");
			columns.forEach((column) -> System.out.print(" " + microseconds(column.get(bean)) + " |"));
			System.out.println();
		});
	}

	private Map<String, List<Double>> beanTimes(int contestant, int rounds) {
		Map<String, List<Double>> times = new TreeMap<>();
		for (int round = 0; round < rounds; round++) {
			BeanTimes.measure(this.contestants.get(contestant))
				.forEach((bean, time) -> times.computeIfAbsent(bean, (name) -> new ArrayList<>()).add(time));
		}
		return times;
	}

	private static String microseconds(@Nullable List<Double> times) {
		return (times != null) ? Spread.microseconds(Spread.of(times).median()) : "–";
	}

}
