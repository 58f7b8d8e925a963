package io.github.libsqlspring.hrana;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is known of SQL texts; of the texts used last only. Thread-safe.
 *
 * @param <T> the type of what is known
 */
final class TextCache<T> {

	private static final int MAX_TEXTS = 1000;

	private static final int MAX_LENGTH = 10_000;

	private final Map<String, T> known = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
			return size() > MAX_TEXTS;
		}

	};

	synchronized @Nullable T get(String text) {
		return this.known.get(text);
	}

	synchronized void put(String text, T value) {
		if (text.length() <= MAX_LENGTH) {
			this.known.put(text, value);
		}
	}

}
