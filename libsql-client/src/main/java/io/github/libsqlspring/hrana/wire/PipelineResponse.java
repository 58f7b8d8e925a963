package io.github.libsqlspring.hrana.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link PipelineRequest}.
 *
 * @param baton what the next request on the stream has to carry, or {@code null} if the
 * stream is closed
 * @param baseUrl where the next request has to go, or {@code null} for the same place
 * @param results one result per request
 */
public record PipelineResponse(@Nullable String baton, @Nullable String baseUrl, List<StreamResult> results) {

	public PipelineResponse {
		results = List.copyOf(results);
	}

	@Override
	public String toString() {
		return "PipelineResponse[" + this.results.size() + " results]";
	}

}
