package io.github.libsqlspring.jdbc.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;

import io.github.libsqlspring.observation.LibsqlObservationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A registry that keeps what has ended. It refuses what is ended twice, or in a scope
 * that is still open.
 */
final class RecordedCalls implements ObservationHandler<LibsqlObservationContext> {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final List<LibsqlObservationContext> ended = new ArrayList<>();

	RecordedCalls() {
		this.registry.observationConfig().observationHandler(this);
	}

	TestObservationRegistry registry() {
		return this.registry;
	}

	@Override
	public void onStop(LibsqlObservationContext context) {
		this.ended.add(context);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof LibsqlObservationContext;
	}

	List<String> operations() {
		return this.ended.stream().map((context) -> values(context).get("db.operation.name")).toList();
	}

	/**
	 * The only observation that has ended since the last call.
	 * @return its context
	 */
	LibsqlObservationContext single() {
		assertThat(operations()).hasSize(1);
		return this.ended.remove(0);
	}

	List<LibsqlObservationContext> all() {
		return this.ended;
	}

	static Map<String, String> values(Observation.Context context) {
		Map<String, String> values = new TreeMap<>();
		for (KeyValue keyValue : context.getAllKeyValues()) {
			values.put(keyValue.getKey(), keyValue.getValue());
		}
		return values;
	}

}
