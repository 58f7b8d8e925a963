package io.github.libsqlspring;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How far a {@link BatchProgram} came.
 *
 * @param results the results of the caller's statements before the first failure, all of
 * them if there is none
 * @param failure the first failure, or {@code null}
 */
public record BatchOutcome(List<StatementResult> results, @Nullable LibsqlException failure) {

	public BatchOutcome {
		results = List.copyOf(results);
	}

}
