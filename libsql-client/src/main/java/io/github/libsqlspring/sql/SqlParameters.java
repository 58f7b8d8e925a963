package io.github.libsqlspring.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a statement, numbered as SQLite does: {@code ?} takes the number
 * after the highest so far, {@code ?NNN} the number it names, a new name the number after
 * the highest, a known name its number.
 *
 * @param names for each number, from 1, the name with its prefix, or {@code null} for a
 * parameter without a name and for a number that is not used
 * @param labels the same, but for a number that is written out ({@code ?5}), which SQLite
 * takes for a name as well
 */
public record SqlParameters(List<@Nullable String> names, List<@Nullable String> labels) {

	public SqlParameters {
		// Not List.copyOf, which refuses null.
		names = Collections.unmodifiableList(names);
		labels = Collections.unmodifiableList(labels);
	}

	private static final SqlParameters NONE = new SqlParameters(List.of(), List.of());

	static SqlParameters of(String sql, List<Token> tokens) {
		List<@Nullable String> names = new ArrayList<>();
		List<@Nullable String> labels = new ArrayList<>();
		Map<String, Integer> known = new HashMap<>();
		for (Token token : tokens) {
			if (token.type() == Token.Type.PARAMETER) {
				add(token.text(sql), names, labels, known);
			}
		}
		return names.isEmpty() ? NONE : new SqlParameters(names, labels);
	}

	private static void add(String text, List<@Nullable String> names, List<@Nullable String> labels,
			Map<String, Integer> known) {
		if (text.equals("?")) {
			names.add(null);
			labels.add(null);
		}
		else if (text.startsWith("?")) {
			int number = parseNumber(text);
			while (names.size() < number) {
				names.add(null);
				labels.add(null);
			}
			if (number > 0 && labels.get(number - 1) == null) {
				labels.set(number - 1, text);
			}
		}
		else if (known.putIfAbsent(text, names.size()) == null) {
			names.add(text);
			labels.add(text);
		}
	}

	// SQLite refuses numbers beyond 32766 itself; here they must only do no harm.
	private static int parseNumber(String text) {
		int start = 1;
		while (start < text.length() - 1 && text.charAt(start) == '0') {
			start++;
		}
		return (text.length() - start > 5) ? 0 : Integer.parseInt(text, start, text.length(), 10);
	}

	/**
	 * The highest number.
	 * @return how many values have to be bound
	 */
	public int count() {
		return this.names.size();
	}

	/**
	 * Whether a parameter has a name.
	 * @return whether there is one
	 */
	public boolean hasNames() {
		for (String name : this.names) {
			if (name != null) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The name of a parameter.
	 * @param number its number, from 1
	 * @return the name with its prefix, or {@code null} if it has none
	 */
	public @Nullable String name(int number) {
		return this.names.get(number - 1);
	}

}
