package io.github.libsqlspring.client;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.CallDescription;
import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.ObservedCall;

/**
 * An observer whose failures are logged and kept from the calls that it observes: nobody
 * may believe that a COMMIT has failed because a meter has.
 *
 * @param observer the observer
 */
record GuardedObserver(CallObserver observer) implements CallObserver {

	static CallObserver around(CallObserver observer) {
		return (observer == NONE) ? NONE : new GuardedObserver(observer);
	}

	@Override
	public ObservedCall start(CallDescription call, Function<Object, @Nullable Object> context) {
		ObservedCall started = ask(() -> this.observer.start(call, context), ObservedCall.NONE);
		return (started == ObservedCall.NONE) ? started : new GuardedCall(started);
	}

	@Override
	public Map<Object, Object> threadContext() {
		return ask(this.observer::threadContext, Map.of());
	}

	private static <T> T ask(Supplier<T> question, T otherwise) {
		try {
			return question.get();
		}
		catch (RuntimeException ex) {
			System.getLogger(GuardedObserver.class.getName())
				.log(System.Logger.Level.WARNING, "An observer of calls has failed", ex);
			return otherwise;
		}
	}

	private static <T> void tell(T listener, Consumer<T> message) {
		ask(() -> {
			message.accept(listener);
			return listener;
		}, listener);
	}

	/**
	 * A call that such an observer has learned of.
	 *
	 * @param call the call
	 */
	private record GuardedCall(ObservedCall call) implements ObservedCall {

		@Override
		public Scope openScope() {
			Scope scope = ask(this.call::openScope, Scope.NONE);
			return (scope == Scope.NONE) ? scope : () -> tell(scope, Scope::close);
		}

		@Override
		public Map<Object, Object> context() {
			return ask(this.call::context, Map.of());
		}

		@Override
		public void end(long rows, @Nullable Throwable failure) {
			tell(this.call, (call) -> call.end(rows, failure));
		}

	}

}
