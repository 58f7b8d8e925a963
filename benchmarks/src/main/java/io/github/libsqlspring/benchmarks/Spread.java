package io.github.libsqlspring.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * What the rounds of a comparison gave.
 *
 * @param median the middle value
 * @param min the smallest
 * @param max the largest
 */
record Spread(double median, double min, double max) {

	static Spread of(List<Double> values) {
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		int middle = sorted.length / 2;
		double median = (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
		return new Spread(median, sorted[0], sorted[sorted.length - 1]);
	}

	String range(DoubleFunction<String> format) {
		return format.apply(this.min) + "–" + format.apply(this.max);
	}

	static String microseconds(double value) {
		return String.format(Locale.ROOT, (value < 10) ? "%.1f" : "%,.0f", value);
	}

	static String ratio(double value) {
		return String.format(Locale.ROOT, "%.2f", value);
	}

}
