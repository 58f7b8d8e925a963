package io.github.libsqlspring.jdbc.differential;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was seen on one target: a value for each question, in the order of the questions.
 */
final class Transcript {

	private final Map<String, String> lines = new LinkedHashMap<>();

	void add(String question, String answer) {
		String key = question;
		for (int i = 2; this.lines.containsKey(key); i++) {
			key = question + " (" + i + ")";
		}
		this.lines.put(key, answer);
	}

	Map<String, String> lines() {
		return this.lines;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		this.lines.forEach((question, answer) -> text.append(question).append(" = ").append(answer).append('\n'));
		return text.toString();
	}

}
