package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Statement;

/**
 * A specification that keeps what is bound in a {@link BoundStatement}.
 *
 * @param <S> the type of the specification
 */
interface BoundSpec<S extends BindingSpec<S>> extends BindingSpec<S> {

	BoundStatement bound();

	/**
	 * The same specification of another statement.
	 * @param changed the statement with what is bound to it
	 * @return a new specification
	 */
	S with(BoundStatement changed);

	@Override
	default S param(@Nullable Object value) {
		return with(bound().param(value));
	}

	@Override
	default S param(String name, @Nullable Object value) {
		return with(bound().param(name, value));
	}

	@Override
	default S params(@Nullable Object... values) {
		return with(bound().params(values));
	}

	@Override
	default S params(Map<String, ? extends @Nullable Object> values) {
		return with(bound().params(values));
	}

	@Override
	default S timeout(Duration timeout) {
		return with(bound().with((options) -> options.withTimeout(timeout)));
	}

	@Override
	default S repeatable() {
		return with(bound().with(CallOptions::withRepeatable));
	}

	@Override
	default S atReplicationIndex(long replicationIndex) {
		return with(bound().with((options) -> options.withReplicationIndex(replicationIndex)));
	}

	@Override
	default Statement toStatement() {
		return bound().toStatement();
	}

}
