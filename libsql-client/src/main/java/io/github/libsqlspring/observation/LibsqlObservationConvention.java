package io.github.libsqlspring.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How a call to a libSQL database is named and described to Micrometer. A bean of this
 * type, or a {@code GlobalObservationConvention}, replaces the default one.
 */
public interface LibsqlObservationConvention extends ObservationConvention<LibsqlObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof LibsqlObservationContext;
	}

}
