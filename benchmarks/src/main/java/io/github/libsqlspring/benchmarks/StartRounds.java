package io.github.libsqlspring.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the starts of all contestants took, round by round.
 */
final class StartRounds {

	private final List<StartContestant> contestants;

	private final int reference;

	private final List<List<Double>> starts = new ArrayList<>();

	private final List<List<Double>> queries = new ArrayList<>();

	/**
	 * Begins without rounds.
	 * @param contestants who takes part
	 * @param reference which of them the others are compared to
	 */
	StartRounds(List<StartContestant> contestants, int reference) {
		this.contestants = contestants;
		this.reference = reference;
		contestants.forEach((contestant) -> {
			this.starts.add(new ArrayList<>());
			this.queries.add(new ArrayList<>());
		});
	}

	void add(int contestant, double startMillis, double queryMillis) {
		this.starts.get(contestant).add(startMillis);
		this.queries.get(contestant).add(queryMillis);
	}

	/**
	 * Prints a table in Markdown.
	 * @param title what was measured
	 */
	void print(String title) {
		System.out.println();
		System.out.println("| " + title + " | start ms | min–max | ratio to "
				+ this.contestants.get(this.reference).title() + " | min–max | first query ms | min–max |");
		System.out.println("|---|--:|--:|--:|--:|--:|--:|");
		for (int i = 0; i < this.contestants.size(); i++) {
			Spread start = Spread.of(this.starts.get(i));
			Spread ratio = Spread.of(ratios(i));
			Spread query = Spread.of(this.queries.get(i));
			System.out.printf("| %s | %s | %s | ×%s | %s | %s | %s |%n", this.contestants.get(i).title(),
					millis(start.median()), start.range(StartRounds::millis), Spread.ratio(ratio.median()),
					ratio.range(Spread::ratio), millis(query.median()), query.range(StartRounds::millis));
		}
	}

	private List<Double> ratios(int contestant) {
		List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < this.starts.get(contestant).size(); i++) {
			ratios.add(this.starts.get(contestant).get(i) / this.starts.get(this.reference).get(i));
		}
		return ratios;
	}

	private static String millis(double value) {
		return String.format(Locale.ROOT, (value < 100) ? "%.1f" : "%.0f", value);
	}

}
