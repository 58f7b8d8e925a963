package io.github.libsqlspring.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Prints a table in Markdown, workload by workload.
 */
final class Report {

	private final PrintStream out;

	private final String reference;

	/**
	 * Begins a table.
	 * @param out where to print
	 * @param reference the contestant to whom all are compared
	 */
	Report(PrintStream out, String reference) {
		this.out = out;
		this.reference = reference;
		out.println();
		out.println("| workload | contestant | µs per operation | min–max | ratio to " + reference
				+ " | min–max | µs of processor |");
		out.println("|---|---|--:|--:|--:|--:|--:|");
	}

	/**
	 * Prints the rows of a workload. The ratios are made round by round, since the
	 * machine is not equally fast all the time.
	 * @param workload the workload
	 * @param slots the slots of the rounds, by contestant
	 */
	void print(Workload workload, Map<String, List<Slot>> slots) {
		List<Slot> reference = slots.getOrDefault(this.reference, List.of());
		slots.forEach((name, own) -> {
			Spread time = Spread.of(own.stream().map(Slot::microseconds).toList());
			Spread processor = Spread.of(own.stream().map(Slot::processorMicroseconds).toList());
			Spread ratio = Spread.of(ratios(workload, own, reference));
			this.out.printf("| %s | %s | %s | %s | ×%s %s | %s | %s |%n", workload.title(), name,
					Spread.microseconds(time.median()), time.range(Spread::microseconds), Spread.ratio(ratio.median()),
					workload.isConcurrent() ? "throughput" : "time", ratio.range(Spread::ratio),
					Spread.microseconds(processor.median()));
		});
		this.out.flush();
	}

	private static List<Double> ratios(Workload workload, List<Slot> own, List<Slot> reference) {
		List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < own.size(); i++) {
			double time = own.get(i).microseconds() / reference.get(i).microseconds();
			ratios.add(workload.isConcurrent() ? 1 / time : time);
		}
		return ratios;
	}

}
