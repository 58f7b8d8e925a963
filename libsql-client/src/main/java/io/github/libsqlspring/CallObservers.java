package io.github.libsqlspring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Several observers as one; the last one to learn of a beginning is the first to learn of
 * the end.
 *
 * @param observers the observers
 */
record CallObservers(List<CallObserver> observers) implements CallObserver {

	@Override
	public ObservedCall start(CallDescription call, Function<Object, @Nullable Object> context) {
		List<ObservedCall> calls = new ArrayList<>(this.observers.size());
		for (CallObserver observer : this.observers) {
			calls.add(observer.start(call, context));
		}
		return new Calls(calls);
	}

	@Override
	public Map<Object, Object> threadContext() {
		Map<Object, Object> entries = new HashMap<>();
		this.observers.forEach((observer) -> entries.putAll(observer.threadContext()));
		return entries;
	}

	private record Calls(List<ObservedCall> calls) implements ObservedCall {

		@Override
		public Scope openScope() {
			List<Scope> scopes = this.calls.stream().map(ObservedCall::openScope).toList();
			return () -> {
				for (int i = scopes.size() - 1; i >= 0; i--) {
					scopes.get(i).close();
				}
			};
		}

		@Override
		public Map<Object, Object> context() {
			Map<Object, Object> entries = new HashMap<>();
			this.calls.forEach((call) -> entries.putAll(call.context()));
			return entries;
		}

		@Override
		public void end(long rows, @Nullable Throwable failure) {
			for (int i = this.calls.size() - 1; i >= 0; i--) {
				this.calls.get(i).end(rows, failure);
			}
		}

	}

}
