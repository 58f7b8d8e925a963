package io.github.libsqlspring;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A column of a result.
 *
 * @param name the name or alias, possibly empty, not necessarily unique in a result
 * @param declaredType the type as written in {@code CREATE TABLE}, or {@code null} for an
 * expression; its case is not defined, because a libSQL server writes the built-in type
 * names in upper case
 */
public record Column(String name, @Nullable String declaredType) {

	public Column {
		Objects.requireNonNull(name, "name");
	}

}
