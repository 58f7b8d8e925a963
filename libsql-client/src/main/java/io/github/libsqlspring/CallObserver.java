package io.github.libsqlspring;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Learns of the calls that are made to a database: by the blocking and the reactive
 * client, and by the JDBC driver. One for each call of the API, however often it is
 * repeated on the way; COMMIT and ROLLBACK are calls too if something was executed before
 * them. Given to a database by its builder. Must be thread-safe and must neither block
 * nor throw.
 */
@FunctionalInterface
public interface CallObserver {

	/**
	 * Learns of nothing, and costs nothing: who finds it makes calls without looking.
	 */
	CallObserver NONE = (call, context) -> ObservedCall.NONE;

	/** What surrounds a call if nothing but its thread does. */
	Function<Object, @Nullable Object> NO_CONTEXT = (key) -> null;

	/**
	 * Learns that a call begins, on the thread that makes it.
	 * @param call what is called
	 * @param context gives what the Reactor context of the caller holds for a key, or
	 * {@code null}; {@link #NO_CONTEXT} for a blocking call
	 * @return the call that has begun, told later how it has ended
	 */
	ObservedCall start(CallDescription call, Function<Object, @Nullable Object> context);

	/**
	 * What the Reactor context of the requests to a server has to hold so that they
	 * belong to what the current thread does.
	 * @return the entries, mostly one or none
	 */
	default Map<Object, Object> threadContext() {
		return Map.of();
	}

	/**
	 * This observer and another one.
	 * @param other the other one, told of a beginning after and of an end before this one
	 * @return both; one of them if the other is {@link #NONE}
	 */
	default CallObserver and(CallObserver other) {
		if (this == NONE || other == NONE) {
			return (this == NONE) ? other : this;
		}
		return new CallObservers(List.of(this, other));
	}

}
