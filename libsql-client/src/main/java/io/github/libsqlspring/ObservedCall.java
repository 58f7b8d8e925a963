package io.github.libsqlspring;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A call that a {@link CallObserver} has learned of, from its beginning to its end.
 */
public interface ObservedCall {

	/** A call that nobody wants to know of. */
	ObservedCall NONE = (rows, failure) -> {
	};

	/**
	 * Makes this the current call of the thread, for what is done on its behalf there.
	 * @return ends that, on the same thread and before the call ends
	 */
	default Scope openScope() {
		return Scope.NONE;
	}

	/**
	 * What the Reactor context has to hold for what is done on behalf of this call.
	 * @return the entries, mostly one or none
	 */
	default Map<Object, Object> context() {
		return Map.of();
	}

	/**
	 * Learns that the call has ended, once and on any thread: with its result, at the end
	 * of its rows where they are read one by one, or because its caller has cancelled it.
	 * @param rows how many rows came, or were changed by a statement without rows
	 * @param failure why it has failed, or {@code null}; of a call of JDBC a
	 * {@code SQLException}, see {@link LibsqlException#behind(Throwable)}
	 */
	void end(long rows, @Nullable Throwable failure);

	/**
	 * The time during which a call is the current one of a thread.
	 */
	@FunctionalInterface
	interface Scope extends AutoCloseable {

		/** Nothing to end. */
		Scope NONE = () -> {
		};

		@Override
		void close();

	}

}
