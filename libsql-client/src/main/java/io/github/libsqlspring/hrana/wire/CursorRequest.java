package io.github.libsqlspring.hrana.wire;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Batch;

/**
 * A batch whose results are read as they are produced (Hrana 3, "Execute a batch using a
 * cursor").
 *
 * @param baton the baton of the last answer, or {@code null} to open a stream
 * @param batch the steps
 * @param replicationIndex how far a replica must have come before it answers, or
 * {@code null}
 */
public record CursorRequest(@Nullable String baton, Batch batch, @Nullable Long replicationIndex) {

	public CursorRequest {
		Objects.requireNonNull(batch, "batch");
	}

	@Override
	public String toString() {
		return "CursorRequest[" + this.batch.steps().size() + " steps]";
	}

}
