package io.github.libsqlspring.observation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A registry that keeps what has ended. It refuses what is ended twice, or in a scope
 * that is still open.
 */
final class RecordedObservations implements ObservationHandler<LibsqlObservationContext> {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final BlockingQueue<LibsqlObservationContext> ended = new LinkedBlockingQueue<>();

	RecordedObservations() {
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

	/**
	 * The operations that have ended, in their order.
	 * @return their names
	 */
	List<String> operations() {
		return this.ended.stream().map((context) -> values(context).get("db.operation.name")).toList();
	}

	/**
	 * The only observation that has ended since the last call.
	 * @return its context
	 */
	LibsqlObservationContext single() {
		assertThat(operations()).hasSize(1);
		return this.ended.remove();
	}

	/**
	 * Waits for an observation that ends on another thread.
	 * @return its context
	 * @throws InterruptedException if the thread is interrupted
	 */
	LibsqlObservationContext await() throws InterruptedException {
		LibsqlObservationContext context = this.ended.poll(20, TimeUnit.SECONDS);
		assertThat(context).as("an observation").isNotNull();
		return context;
	}

	List<LibsqlObservationContext> all() {
		return List.copyOf(this.ended);
	}

	void clear() {
		this.ended.clear();
	}

	static Map<String, String> values(Observation.Context context) {
		Map<String, String> values = new TreeMap<>();
		for (KeyValue keyValue : context.getAllKeyValues()) {
			values.put(keyValue.getKey(), keyValue.getValue());
		}
		return values;
	}

}
