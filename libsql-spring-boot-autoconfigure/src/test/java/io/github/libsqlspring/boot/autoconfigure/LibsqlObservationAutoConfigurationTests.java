package io.github.libsqlspring.boot.autoconfigure;

import java.util.function.Function;

import javax.sql.DataSource;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.CallDescription;
import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.ObservedCall;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.ReactiveLibsqlClient;
import io.github.libsqlspring.observation.DefaultLibsqlObservationConvention;
import io.github.libsqlspring.observation.LibsqlObservationContext;
import io.github.libsqlspring.observation.LibsqlObservationConvention;
import io.github.libsqlspring.observation.LibsqlObservations;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class LibsqlObservationAutoConfigurationTests {

	private static final String NAME = "db.client.operation";

	private final ApplicationContextRunner plain = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlDataSourceAutoConfiguration.class,
				LibsqlReactiveAutoConfiguration.class, LibsqlObservationAutoConfiguration.class,
				LibsqlSlowStatementAutoConfiguration.class, ObservationAutoConfiguration.class))
		.withPropertyValues("libsql.url=:memory:");

	private final ApplicationContextRunner runner = this.plain.withBean(ObservationRegistry.class,
			TestObservationRegistry::create);

	private static TestObservationRegistryAssert observations(AssertableApplicationContext context) {
		return TestObservationRegistryAssert.assertThat(context.getBean(TestObservationRegistry.class));
	}

	private static void select(AssertableApplicationContext context) {
		context.getBean(LibsqlClient.class).execute("SELECT 'literal'");
	}

	@Test
	void clientAndDriverAreObserved() {
		this.runner.run((context) -> {
			select(context);
			new JdbcTemplate(context.getBean(DataSource.class)).queryForList("SELECT 1");
			context.getBean(ReactiveLibsqlClient.class).execute("SELECT 1").block();

			observations(context).hasNumberOfObservationsWithNameEqualTo(NAME, 3)
				.forAllObservationsWithNameEqualTo(NAME,
						(observation) -> observation.hasLowCardinalityKeyValue("db.operation.name", "SELECT")
							.doesNotHaveHighCardinalityKeyValueWithKey("db.query.text"));
		});
	}

	@Test
	void aCallThatTakesPartInATransactionIsObservedOnce() {
		this.runner.withConfiguration(AutoConfigurations.of(LibsqlTransactionAutoConfiguration.class))
			.run((context) -> {
				DataSource dataSource = context.getBean(DataSource.class);
				new TransactionTemplate(new DataSourceTransactionManager(dataSource)).executeWithoutResult((status) -> {
					context.getBean(LibsqlClient.class).execute("CREATE TABLE t (a)");
					new JdbcTemplate(dataSource).update("INSERT INTO t VALUES (1)");
				});

				observations(context).hasNumberOfObservationsWithNameEqualTo(NAME, 3)
					.hasAnObservationWithAKeyValue("db.operation.name", "CREATE")
					.hasAnObservationWithAKeyValue("db.operation.name", "INSERT")
					.hasAnObservationWithAKeyValue("db.operation.name", "COMMIT");
			});
	}

	@Test
	void theTextIsShownIfItIsAskedFor() {
		this.runner.withPropertyValues("libsql.observation.query-text=true").run((context) -> {
			select(context);

			observations(context).hasObservationWithNameEqualTo(NAME)
				.that()
				.hasHighCardinalityKeyValue("db.query.text", "SELECT 'literal'");
		});
	}

	@Test
	void aConventionOfTheUserIsTaken() {
		LibsqlObservationConvention convention = new DefaultLibsqlObservationConvention() {

			@Override
			public KeyValues getHighCardinalityKeyValues(LibsqlObservationContext context) {
				return KeyValues.of("team", "notes");
			}

		};
		this.runner.withBean(LibsqlObservationConvention.class, () -> convention).run((context) -> {
			select(context);

			observations(context).hasObservationWithNameEqualTo(NAME)
				.that()
				.hasHighCardinalityKeyValue("team", "notes");
		});
	}

	@Test
	void theyCanBeSwitchedOff() {
		this.runner.withPropertyValues("libsql.observation.enabled=false")
			.run(LibsqlObservationAutoConfigurationTests::assertNotObserved);
	}

	@Test
	void withoutARegistryNobodyObserves() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class,
					LibsqlObservationAutoConfiguration.class, LibsqlSlowStatementAutoConfiguration.class))
			.withPropertyValues("libsql.url=:memory:")
			.run(LibsqlObservationAutoConfigurationTests::assertNotObserved);
	}

	@Test
	void withoutMicrometerNobodyObserves() {
		this.plain.withClassLoader(new FilteredClassLoader(ObservationRegistry.class))
			.run(LibsqlObservationAutoConfigurationTests::assertNotObserved);
	}

	private static void assertNotObserved(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed().doesNotHaveBean(LibsqlObservations.class);
		assertThat(context.getBean(Database.class).callObserver()).isSameAs(CallObserver.NONE);
		select(context);
	}

	@Test
	void springBootsRegistryIsTaken() {
		this.plain.run((context) -> assertThat(context).hasSingleBean(LibsqlObservations.class));
	}

	@Test
	void observationsOfTheUserAreTaken() {
		TestObservationRegistry own = TestObservationRegistry.create();
		this.runner.withBean(LibsqlObservations.class, () -> new LibsqlObservations(own)).run((context) -> {
			select(context);

			assertThat(context).hasSingleBean(LibsqlObservations.class);
			TestObservationRegistryAssert.assertThat(own).hasObservationWithNameEqualTo(NAME);
			observations(context).doesNotHaveAnyObservation();
		});
	}

	@Test
	void anObserverOfTheUserIsToldToo() {
		Counting counting = new Counting();
		this.runner.withBean(CallObserver.class, () -> counting).run((context) -> {
			select(context);

			assertThat(counting.calls).isEqualTo(1);
			observations(context).hasObservationWithNameEqualTo(NAME);
		});
	}

	@Test
	void slowStatementsAreWrittenIfThereIsAThreshold(CapturedOutput output) {
		this.plain.withPropertyValues("libsql.slow-statement.threshold=0ms").run((context) -> {
			select(context);
			assertThat(output).contains("WARN", "Slow call: ", "; SQL [SELECT 'literal']");
		});
	}

	@Test
	void noSlowStatementIsWrittenUnlessThereIsAThreshold(CapturedOutput output) {
		this.plain.run((context) -> {
			select(context);
			assertThat(output).doesNotContain("Slow call");
		});
	}

	@Test
	void aThresholdBelowZeroIsRefused() {
		this.plain.withPropertyValues("libsql.slow-statement.threshold=-1ms")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("libsql.slow-statement.threshold must not be negative"));
	}

	private static final class Counting implements CallObserver {

		private int calls;

		@Override
		public ObservedCall start(CallDescription call, Function<Object, @Nullable Object> context) {
			this.calls++;
			return ObservedCall.NONE;
		}

	}

}
