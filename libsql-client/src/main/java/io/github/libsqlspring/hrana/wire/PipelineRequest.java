package io.github.libsqlspring.hrana.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Requests for one stream, carried out in order (Hrana 3, "Execute requests on a
 * stream").
 *
 * @param baton the baton of the last answer, or {@code null} to open a stream
 * @param requests the requests
 */
public record PipelineRequest(@Nullable String baton, List<StreamRequest> requests) {

	public PipelineRequest {
		requests = List.copyOf(requests);
	}

	@Override
	public String toString() {
		return "PipelineRequest[" + this.requests.size() + " requests]";
	}

}
