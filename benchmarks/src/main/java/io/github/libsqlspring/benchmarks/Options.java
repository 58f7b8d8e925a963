package io.github.libsqlspring.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How to compare.
 *
 * @param rounds how many slots each contestant gets for each workload
 * @param slot how long a slot lasts
 * @param warmup how long each contestant makes simple calls to the server first
 * @param limit how long the whole run may take
 * @param workloads which workloads to run
 * @param contestants which contestants take part, besides the first of each table
 */
record Options(int rounds, Duration slot, Duration warmup, Duration limit, Predicate<String> workloads,
		Predicate<String> contestants) {

	static final String USAGE = "Options: rounds=5 seconds=1 warmup=15 limit=900 workloads=all contestants=all";

	/**
	 * Reads arguments such as {@code rounds=9 workloads=read-one,read-wide}.
	 * @param arguments the arguments, in any order
	 * @return the options
	 * @throws IllegalArgumentException if there is no such option
	 */
	static Options parse(String... arguments) {
		Map<String, String> values = new HashMap<>();
		for (String argument : arguments) {
			int equals = argument.indexOf('=');
			if (equals < 0) {
				throw new IllegalArgumentException(USAGE);
			}
			values.put(argument.substring(0, equals), argument.substring(equals + 1));
		}
		Options options = new Options(Integer.parseInt(take(values, "rounds", "5")),
				seconds(take(values, "seconds", "1")), seconds(take(values, "warmup", "15")),
				seconds(take(values, "limit", "900")), names(take(values, "workloads", "all")),
				names(take(values, "contestants", "all")));
		if (!values.isEmpty() || options.rounds() < 1) {
			throw new IllegalArgumentException(USAGE);
		}
		return options;
	}

	private static String take(Map<String, String> values, String name, String otherwise) {
		String value = values.remove(name);
		return (value != null) ? value : otherwise;
	}

	private static Duration seconds(String text) {
		return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
	}

	private static Predicate<String> names(String text) {
		List<String> names = Arrays.asList(text.split(",", -1));
		return (name) -> text.equals("all") || names.contains(name);
	}

}
