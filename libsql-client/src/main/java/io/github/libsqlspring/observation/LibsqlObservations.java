package io.github.libsqlspring.observation;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.CallDescription;
import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.ObservedCall;

/**
 * Makes an {@link Observation} of each call. Its parent is the current observation: of
 * the thread for a blocking call, of the Reactor context for a reactive one; and it is
 * the parent of the HTTP requests to the server. Thread-safe. <pre class="code">
 * LibsqlClient client = LibsqlClient.builder()
 * 	.url("file:books.db")
 * 	.observeCalls(new LibsqlObservations(registry))
 * 	.build();
 * </pre>
 */
public final class LibsqlObservations implements CallObserver {

	private final ObservationRegistry registry;

	private final @Nullable LibsqlObservationConvention convention;

	private final LibsqlObservationConvention defaultConvention;

	/**
	 * Observations with the default convention, without the texts of statements.
	 * @param registry where they are made
	 */
	public LibsqlObservations(ObservationRegistry registry) {
		this(registry, null);
	}

	/**
	 * Observations with a convention.
	 * @param registry where they are made
	 * @param convention how they are named and described, or {@code null} for the global
	 * one of the registry if it has one, and else for the default one
	 */
	public LibsqlObservations(ObservationRegistry registry, @Nullable LibsqlObservationConvention convention) {
		this(registry, convention, new DefaultLibsqlObservationConvention());
	}

	private LibsqlObservations(ObservationRegistry registry, @Nullable LibsqlObservationConvention convention,
			LibsqlObservationConvention defaultConvention) {
		this.registry = Objects.requireNonNull(registry, "registry");
		this.convention = convention;
		this.defaultConvention = defaultConvention;
	}

	/**
	 * The same with the texts of statements, where the default convention applies.
	 * @return observations with texts, see
	 * {@link DefaultLibsqlObservationConvention#DefaultLibsqlObservationConvention(boolean)}
	 */
	public LibsqlObservations withQueryText() {
		return new LibsqlObservations(this.registry, this.convention, new DefaultLibsqlObservationConvention(true));
	}

	@Override
	public ObservedCall start(CallDescription call, Function<Object, @Nullable Object> context) {
		if (this.registry.isNoop()) {
			return ObservedCall.NONE;
		}
		LibsqlObservationContext details = new LibsqlObservationContext(call);
		Observation observation = LibsqlObservationDocumentation.CALL.observation(this.convention,
				this.defaultConvention, () -> details, this.registry);
		if (observation.isNoop()) {
			return ObservedCall.NONE;
		}
		if (context.apply(ObservationThreadLocalAccessor.KEY) instanceof Observation parent) {
			observation.parentObservation(parent);
		}
		return new Call(observation.start(), details);
	}

	@Override
	public Map<Object, Object> threadContext() {
		Observation current = this.registry.getCurrentObservation();
		return (current != null && !current.isNoop()) ? Map.of(ObservationThreadLocalAccessor.KEY, current) : Map.of();
	}

	private record Call(Observation observation, LibsqlObservationContext details) implements ObservedCall {

		@Override
		public Scope openScope() {
			Observation.Scope scope = this.observation.openScope();
			return scope::close;
		}

		@Override
		public Map<Object, Object> context() {
			return Map.of(ObservationThreadLocalAccessor.KEY, this.observation);
		}

		@Override
		public void end(long rows, @Nullable Throwable failure) {
			this.details.setRowCount(rows);
			if (failure != null) {
				this.observation.error(failure);
			}
			this.observation.stop();
		}

	}

}
