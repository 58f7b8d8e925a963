package io.github.libsqlspring.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.ObservedCall;
import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;

class LibsqlObservationsTests {

	private final RecordedObservations observed = new RecordedObservations();

	private static LibsqlClient client(CallObserver observer) {
		return LibsqlClient.builder().url(":memory:").observeCalls(observer).build();
	}

	private LibsqlObservationContext select(CallObserver observer) {
		try (LibsqlClient client = client(observer)) {
			client.execute("SELECT 'a literal'");
		}
		return this.observed.single();
	}

	@Test
	void theTextIsNotShownUnlessItIsAskedFor() {
		LibsqlObservationContext context = select(new LibsqlObservations(this.observed.registry()));

		assertThat(context.getAllKeyValues().toString()).doesNotContain("literal");
		assertThat(RecordedObservations.values(context)).containsEntry("db.namespace", ":memory:");
	}

	@Test
	void theTextIsShownIfItIsAskedFor() {
		LibsqlObservationContext context = select(new LibsqlObservations(this.observed.registry()).withQueryText());

		assertThat(RecordedObservations.values(context)).containsEntry("db.query.text", "SELECT 'a literal'");
	}

	@Test
	void aConventionOfTheUserReplacesTheDefault() {
		DefaultLibsqlObservationConvention convention = new DefaultLibsqlObservationConvention() {

			@Override
			public KeyValues getLowCardinalityKeyValues(LibsqlObservationContext context) {
				return super.getLowCardinalityKeyValues(context).and(KeyValue.of("team", "notes"));
			}

		};

		assertThat(RecordedObservations.values(select(new LibsqlObservations(this.observed.registry(), convention))))
			.containsEntry("team", "notes");
	}

	@Test
	void aGlobalConventionReplacesTheDefault() {
		this.observed.registry().observationConfig().observationConvention(new Global());

		LibsqlObservations observations = new LibsqlObservations(this.observed.registry());

		assertThat(select(observations).getName()).isEqualTo("global");
		assertThat(select(observations.withQueryText()).getName()).isEqualTo("global");
	}

	@Test
	void aRegistryThatDoesNothingIsAskedForNothing() {
		CallObserver observer = new LibsqlObservations(ObservationRegistry.NOOP);
		try (LibsqlClient client = client((call, context) -> {
			ObservedCall started = observer.start(call, context);
			assertThat(started).isSameAs(ObservedCall.NONE);
			return started;
		})) {
			client.execute("SELECT 1");
		}
		assertThat(observer.threadContext()).isEmpty();
	}

	@Test
	void aPredicateOfTheRegistrySwitchesThemOff() {
		this.observed.registry()
			.observationConfig()
			.observationPredicate((name, context) -> !name.equals(DefaultLibsqlObservationConvention.NAME));
		try (LibsqlClient client = client(new LibsqlObservations(this.observed.registry()))) {
			client.execute("SELECT 1");
		}
		assertThat(this.observed.all()).isEmpty();
	}

	private static final class Global implements GlobalObservationConvention<LibsqlObservationContext> {

		@Override
		public String getName() {
			return "global";
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof LibsqlObservationContext;
		}

	}

}
