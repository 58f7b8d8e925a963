package io.github.libsqlspring;

import java.util.List;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * The blocking calls to a database, made so that its observer learns of them.
 * Thread-safe.
 * <p>
 * Part of the inner contract, used by client and JDBC driver alike.
 */
public final class ObservedCalls {

	private static final ObservedCalls NONE = new ObservedCalls(CallObserver.NONE, null);

	private final CallObserver observer;

	private final @Nullable Database database;

	private ObservedCalls(CallObserver observer, @Nullable Database database) {
		this.observer = observer;
		this.database = database;
	}

	/**
	 * The calls to a database.
	 * @param database the database
	 * @return its calls
	 */
	public static ObservedCalls of(Database database) {
		CallObserver observer = database.callObserver();
		return (observer != CallObserver.NONE) ? new ObservedCalls(observer, database) : NONE;
	}

	/**
	 * Who learns of the calls.
	 * @return the observer
	 */
	public CallObserver observer() {
		return this.observer;
	}

	/**
	 * Whether anybody wants to know of a call; if not, it is better made directly.
	 * @return whether there is an observer
	 */
	public boolean areObserved() {
		return this.observer != CallObserver.NONE;
	}

	/**
	 * Describes a call.
	 * @param statements the texts that it executes
	 * @return its description
	 * @throws IllegalStateException if they are not observed
	 */
	public CallDescription describe(List<String> statements) {
		if (this.database == null) {
			throw new IllegalStateException("Nobody observes the calls");
		}
		return CallDescription.of(this.database, statements);
	}

	/**
	 * Makes a call.
	 * @param <T> the type of its result
	 * @param <R> the type of what is returned
	 * @param <E> the type of its failure
	 * @param statements the texts that it executes
	 * @param work the call
	 * @param end ends the observed call, now or with the rows of the result
	 * @return what {@code end} makes of the result
	 * @throws E of the call
	 */
	public <T, R, E extends Exception> R make(List<String> statements, Work<T, E> work,
			BiFunction<ObservedCall, T, R> end) throws E {
		ObservedCall call = this.observer.start(describe(statements), CallObserver.NO_CONTEXT);
		T result;
		ObservedCall.Scope scope = call.openScope();
		try (scope) {
			result = work.run();
		}
		catch (Throwable ex) {
			call.end(0, ex);
			throw ex;
		}
		return end.apply(call, result);
	}

	/**
	 * Makes a call that gives nothing.
	 * @param <E> the type of its failure
	 * @param statement the text that it stands for
	 * @param work the call
	 * @throws E of the call
	 */
	public <E extends Exception> void run(String statement, Action<E> work) throws E {
		if (!areObserved()) {
			work.run();
			return;
		}
		make(List.of(statement), () -> {
			work.run();
			return statement;
		}, (call, done) -> {
			call.end(0, null);
			return done;
		});
	}

	/**
	 * What a call does.
	 *
	 * @param <T> the type of its result
	 * @param <E> the type of its failure
	 */
	@FunctionalInterface
	public interface Work<T, E extends Exception> {

		/**
		 * Does it.
		 * @return the result
		 * @throws E if it fails
		 */
		T run() throws E;

	}

	/**
	 * What a call without a result does.
	 *
	 * @param <E> the type of its failure
	 */
	@FunctionalInterface
	public interface Action<E extends Exception> {

		/**
		 * Does it.
		 * @throws E if it fails
		 */
		void run() throws E;

	}

}
