package io.github.libsqlspring.jdbc;

import java.sql.SQLWarning;

import org.jspecify.annotations.Nullable;

/**
 * The chain of warnings of one JDBC object. Thread-safe.
 */
final class Warnings {

	private @Nullable SQLWarning first;

	void add(String message, String state) {
		add(new SQLWarning(message, state));
	}

	synchronized void add(@Nullable SQLWarning warning) {
		if (warning == null) {
			return;
		}
		if (this.first == null) {
			this.first = warning;
		}
		else {
			this.first.setNextWarning(warning);
		}
	}

	synchronized @Nullable SQLWarning first() {
		return this.first;
	}

	synchronized void clear() {
		this.first = null;
	}

}
