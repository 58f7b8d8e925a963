package io.github.libsqlspring.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.CallDescription;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.observation.LibsqlObservationDocumentation.HighCardinalityKeys;
import io.github.libsqlspring.observation.LibsqlObservationDocumentation.LowCardinalityKeys;

/**
 * The words of OpenTelemetry's semantic conventions for database clients. Bound values
 * are in none of them.
 */
public class DefaultLibsqlObservationConvention implements LibsqlObservationConvention {

	static final String NAME = "db.client.operation";

	private static final String SYSTEM = "sqlite";

	private static final int MAX_TEXT = 10_000;

	private final boolean queryText;

	/**
	 * The convention without the texts of statements.
	 */
	public DefaultLibsqlObservationConvention() {
		this(false);
	}

	/**
	 * The convention with or without the texts of statements.
	 * @param queryText whether they are given, as the application wrote them: literals
	 * included, bound values not
	 */
	public DefaultLibsqlObservationConvention(boolean queryText) {
		this.queryText = queryText;
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(LibsqlObservationContext context) {
		String operation = context.getCall().operation();
		String target = target(context.getCall());
		if (operation == null) {
			return (target != null) ? target : SYSTEM;
		}
		return (target != null) ? operation + " " + target : operation;
	}

	private static @Nullable String target(CallDescription call) {
		if (call.databaseName() != null) {
			return call.databaseName();
		}
		ServerAddress server = ServerAddress.of(call.target());
		return server.isKnown() ? server.host() + ":" + server.port() : null;
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(LibsqlObservationContext context) {
		CallDescription call = context.getCall();
		ServerAddress server = ServerAddress.of(call.target());
		Throwable failure = context.getError();
		return KeyValues.of(LowCardinalityKeys.SYSTEM_NAME.withValue(SYSTEM),
				keyValue(LowCardinalityKeys.NAMESPACE, call.databaseName()),
				keyValue(LowCardinalityKeys.OPERATION_NAME, call.operation()),
				keyValue(LowCardinalityKeys.RESPONSE_STATUS_CODE, (failure != null) ? statusCode(failure) : null),
				keyValue(LowCardinalityKeys.ERROR_TYPE, (failure != null) ? errorType(failure) : null),
				keyValue(LowCardinalityKeys.SERVER_ADDRESS, server.isKnown() ? server.host() : null),
				keyValue(LowCardinalityKeys.SERVER_PORT, server.isKnown() ? String.valueOf(server.port()) : null));
	}

	private static KeyValue keyValue(LowCardinalityKeys key, @Nullable String value) {
		return key.withValue((value != null) ? value : KeyValue.NONE_VALUE);
	}

	// What no database has said has no status.
	private static @Nullable String statusCode(Throwable failure) {
		return LibsqlException.behind(failure)
			.filter(LibsqlResponseException.class::isInstance)
			.map(LibsqlException::code)
			.orElse(null);
	}

	// A server sends fewer codes than SQLite has; the kind is the same for both.
	private static String errorType(Throwable failure) {
		return LibsqlException.behind(failure)
			.map((known) -> known.kind().name())
			.orElseGet(() -> failure.getClass().getName());
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(LibsqlObservationContext context) {
		CallDescription call = context.getCall();
		KeyValues values = KeyValues.empty();
		if (call.statements().size() > 1) {
			values = values.and(HighCardinalityKeys.BATCH_SIZE.withValue(String.valueOf(call.statements().size())));
		}
		return this.queryText ? values.and(HighCardinalityKeys.QUERY_TEXT.withValue(call.text(MAX_TEXT))) : values;
	}

}
