package io.github.libsqlspring.jdbc;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The words for true and false that forms and other databases write.
 */
final class BooleanWords {

	private BooleanWords() {
	}

	/**
	 * Reads a word.
	 * @param text the text, in any case
	 * @return what it means, or {@code null} if it is no such word
	 */
	static @Nullable Boolean of(String text) {
		return switch (text.strip().toLowerCase(Locale.ROOT)) {
			case "true", "t", "yes", "y", "on" -> Boolean.TRUE;
			case "false", "f", "no", "n", "off" -> Boolean.FALSE;
			default -> null;
		};
	}

}
