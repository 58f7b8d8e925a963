package io.github.libsqlspring.observation;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.LibsqlOperations;
import io.github.libsqlspring.client.LibsqlTransaction;
import io.github.libsqlspring.client.ReactiveLibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What an observer learns of the clients' calls, on every kind of database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ObservationContract {

	private static final String SECRET = "s3cr3t-value";

	private static final String ROWS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) "
			+ "SELECT i FROM n";

	private final RecordedObservations observed = new RecordedObservations();

	private Database database;

	private LibsqlClient client;

	private ReactiveLibsqlClient reactive;

	/**
	 * The place of the database.
	 * @return its URL
	 */
	abstract String url();

	/**
	 * The keys that say where the database is.
	 * @return {@code db.namespace}, {@code server.address} and {@code server.port}
	 */
	abstract Map<String, String> place();

	@BeforeAll
	final void open() {
		this.database = LibsqlClient.builder()
			.url(url())
			.observeCalls(
					new LibsqlObservations(this.observed.registry(), new DefaultLibsqlObservationConvention(true)))
			.buildDatabase();
		this.client = LibsqlClient.create(this.database, CurrentTransaction.NONE);
		this.reactive = ReactiveLibsqlClient.create(this.database, null);
	}

	@AfterAll
	final void close() {
		this.reactive.close();
		this.client.close();
		this.database.close();
	}

	@BeforeEach
	final void create() {
		this.client.executeScript("DROP TABLE IF EXISTS note; CREATE TABLE note (id INTEGER PRIMARY KEY, text UNIQUE)");
		this.observed.clear();
	}

	@AfterEach
	final void noValueIsShown() {
		for (LibsqlObservationContext context : this.observed.all()) {
			assertThat(context.getAllKeyValues().toString()).doesNotContain(SECRET);
			assertThat(String.valueOf(context.getContextualName())).doesNotContain(SECRET);
			assertThat(String.valueOf(context.getError())).doesNotContain(SECRET);
		}
	}

	private void assertKeys(LibsqlObservationContext context, Map<String, String> expected) {
		Map<String, String> all = new TreeMap<>(place());
		all.putAll(Map.of("db.system.name", "sqlite", "db.response.status_code", "none", "error.type", "none"));
		all.putAll(expected);
		assertThat(RecordedObservations.values(context)).isEqualTo(all);
		assertThat(context.getName()).isEqualTo("db.client.operation");
	}

	private String target() {
		String namespace = place().get("db.namespace");
		return namespace.equals("none") ? place().get("server.address") + ":" + place().get("server.port") : namespace;
	}

	private static void insert(LibsqlOperations operations) {
		operations.execute("INSERT INTO note (text) VALUES (?)", SECRET);
	}

	@Nested
	class ABlockingCall {

		@Test
		void isOneObservationWithItsText() {
			String sql = "SELECT ? AS one";
			ObservationContract.this.client.execute(sql, SECRET);

			LibsqlObservationContext context = ObservationContract.this.observed.single();
			assertKeys(context, Map.of("db.operation.name", "SELECT", "db.query.text", sql));
			assertThat(context.getContextualName()).isEqualTo("SELECT " + target());
			assertThat(context.getRowCount()).isEqualTo(1);
		}

		@Test
		void ofTheFluentApiIsTheSame() {
			ObservationContract.this.client.sql("INSERT INTO note (text) VALUES (:text)")
				.param("text", SECRET)
				.update();

			LibsqlObservationContext context = ObservationContract.this.observed.single();
			assertKeys(context,
					Map.of("db.operation.name", "INSERT", "db.query.text", "INSERT INTO note (text) VALUES (:text)"));
			assertThat(context.getRowCount()).isEqualTo(1);
		}

		@Test
		void ofABatchHasItsSize() {
			String sql = "INSERT INTO note (text) VALUES (?)";
			ObservationContract.this.client.batch(List.of(Statement.of(sql, SECRET), Statement.of(sql, "b")));

			assertKeys(ObservationContract.this.observed.single(),
					Map.of("db.operation.name", "BATCH INSERT", "db.query.text", sql, "db.operation.batch.size", "2"));
		}

		@Test
		void ofAMixedBatchIsABatch() {
			ObservationContract.this.client.batch(TransactionMode.WRITE,
					List.of(Statement.of("DELETE FROM note"), Statement.of("SELECT 1")));

			assertKeys(ObservationContract.this.observed.single(), Map.of("db.operation.name", "BATCH", "db.query.text",
					"DELETE FROM note; SELECT 1", "db.operation.batch.size", "2"));
		}

		@Test
		void ofOneStatementInABatchIsThatStatement() {
			ObservationContract.this.client.batch(List.of(Statement.of("DELETE FROM note")));

			assertKeys(ObservationContract.this.observed.single(),
					Map.of("db.operation.name", "DELETE", "db.query.text", "DELETE FROM note"));
		}

		@Test
		void thatSendsNothingIsNone() {
			ObservationContract.this.client.batch(List.of());
			ObservationContract.this.client.executeScript(" ; -- nothing");
			ObservationContract.this.client.inTransaction((tx) -> "nothing");

			assertThat(ObservationContract.this.observed.all()).isEmpty();
		}

		@Test
		void ofAScriptAndAMigrationIsABatch() {
			ObservationContract.this.client.executeScript("DELETE FROM note; DELETE FROM note WHERE id = 1");
			ObservationContract.this.client.migrate(List.of(Statement.of("ALTER TABLE note ADD COLUMN a")));

			assertThat(ObservationContract.this.observed.operations()).containsExactly("BATCH DELETE", "ALTER");
		}

		@Test
		void belongsToTheObservationOfItsThread() {
			Observation parent = Observation.start("parent", ObservationContract.this.observed.registry());
			Observation.Scope scope = parent.openScope();
			try (scope) {
				ObservationContract.this.client.execute("SELECT 1");
				assertThat(ObservationContract.this.observed.registry().getCurrentObservation()).isSameAs(parent);
			}
			parent.stop();

			assertThat(ObservationContract.this.observed.single().getParentObservation()).isSameAs(parent);
		}

	}

	@Nested
	class AFailure {

		private LibsqlObservationContext of(ThrowingCallable call) {
			assertThatExceptionOfType(LibsqlException.class).isThrownBy(call);
			return ObservationContract.this.observed.single();
		}

		@Test
		void hasTheCodeOfTheDatabaseAndOneWordForEveryPath() {
			insert(ObservationContract.this.client);
			ObservationContract.this.observed.clear();

			LibsqlObservationContext context = of(() -> insert(ObservationContract.this.client));

			assertThat(RecordedObservations.values(context)).containsEntry("error.type", "UNIQUE_CONSTRAINT")
				.hasEntrySatisfying("db.response.status_code",
						(code) -> assertThat(code).startsWith("SQLITE_CONSTRAINT"));
			assertThat(context.getError()).isInstanceOf(LibsqlException.class);
		}

		@Test
		void ofAReactiveCallIsTheSame() {
			insert(ObservationContract.this.client);
			ObservationContract.this.observed.clear();

			LibsqlObservationContext context = of(
					() -> ObservationContract.this.reactive.execute("INSERT INTO note (text) VALUES (?)", SECRET)
						.block(Duration.ofSeconds(20)));

			assertThat(RecordedObservations.values(context)).containsEntry("error.type", "UNIQUE_CONSTRAINT");
		}

		@Test
		void ofATextThatIsNoSqlHasNoOperation() {
			LibsqlObservationContext context = of(
					() -> ObservationContract.this.client.execute("FROBNICATE everything"));

			assertThat(RecordedObservations.values(context)).containsEntry("db.operation.name", "none")
				.containsEntry("error.type", "SYNTAX");
			assertThat(context.getContextualName()).isEqualTo(target());
		}

	}

	@Nested
	class AStream {

		private Stream<Row> open() {
			return ObservationContract.this.client.stream(Statement.of(ROWS), CallOptions.DEFAULT);
		}

		@Test
		void endsWithItsRows() {
			try (Stream<Row> rows = open()) {
				assertThat(ObservationContract.this.observed.all()).isEmpty();
				assertThat(rows.count()).isEqualTo(5000);
			}
			assertThat(ObservationContract.this.observed.single().getRowCount()).isEqualTo(5000);
		}

		@Test
		void endsWhenItIsClosed() {
			try (Stream<Row> rows = open()) {
				Iterator<Row> iterator = rows.iterator();
				iterator.next();
				iterator.next();
			}
			assertThat(ObservationContract.this.observed.single().getRowCount()).isEqualTo(2);
		}

		@Test
		void ofAReactiveClientEndsWithItsRows() {
			Long rows = ObservationContract.this.reactive.stream(Statement.of(ROWS), CallOptions.DEFAULT)
				.count()
				.block(Duration.ofSeconds(20));

			assertThat(rows).isEqualTo(5000);
			assertThat(ObservationContract.this.observed.single().getRowCount()).isEqualTo(5000);
		}

		@Test
		void ofAReactiveClientEndsWhenItIsCancelled() throws InterruptedException {
			Flux<Row> rows = ObservationContract.this.reactive.stream(Statement.of(ROWS), CallOptions.DEFAULT);

			StepVerifier.create(rows, 2).expectNextCount(2).thenCancel().verify(Duration.ofSeconds(20));

			LibsqlObservationContext context = ObservationContract.this.observed.await();
			assertThat(context.getRowCount()).isEqualTo(2);
			assertThat(context.getError()).isNull();
		}

	}

	@Nested
	class ATransaction {

		@Test
		void isItsStatementsAndItsCommit() {
			ObservationContract.this.client.inTransaction((tx) -> {
				insert(tx);
				return tx.sql("SELECT count(*) FROM note").query(Long.class).single();
			});

			assertThat(ObservationContract.this.observed.operations()).containsExactly("INSERT", "SELECT", "COMMIT");
		}

		@Test
		void isRolledBackByItsEnd() {
			catchThrowable(() -> ObservationContract.this.client.inTransaction((tx) -> {
				insert(tx);
				throw new IllegalStateException("no");
			}));

			assertThat(ObservationContract.this.observed.operations()).containsExactly("INSERT", "ROLLBACK");
		}

		@Test
		void endsOnce() {
			try (LibsqlTransaction tx = ObservationContract.this.client.begin()) {
				tx.batch(List.of(Statement.of("DELETE FROM note"), Statement.of("DELETE FROM note")));
				tx.rollback();
			}
			assertThat(ObservationContract.this.observed.operations()).containsExactly("BATCH DELETE", "ROLLBACK");
		}

		@Test
		void ofTheReactiveClientIsItsStatementsAndItsCommit() {
			ObservationContract.this.reactive
				.inTransaction((tx) -> tx.execute("INSERT INTO note (text) VALUES (?)", SECRET)
					.thenMany(tx.stream(Statement.of("SELECT 1"), CallOptions.DEFAULT)))
				.blockLast(Duration.ofSeconds(20));

			assertThat(ObservationContract.this.observed.operations()).containsExactly("INSERT", "SELECT", "COMMIT");
		}

		@Test
		void ofTheReactiveClientIsRolledBackByAFailure() {
			ObservationContract.this.reactive
				.inTransaction(
						(tx) -> tx.execute("DELETE FROM note").then(Mono.error(new IllegalArgumentException("no"))))
				.onErrorComplete()
				.blockLast(Duration.ofSeconds(20));

			assertThat(ObservationContract.this.observed.operations()).containsExactly("DELETE", "ROLLBACK");
		}

		@Test
		void ofTheReactiveClientWithoutAStatementIsNothing() {
			ObservationContract.this.reactive.inTransaction((tx) -> Flux.just(1)).blockLast(Duration.ofSeconds(20));

			assertThat(ObservationContract.this.observed.all()).isEmpty();
		}

	}

	@Nested
	class AReactiveCall {

		@Test
		void isTheSameAsABlockingOne() {
			ObservationContract.this.client.execute("SELECT ?", SECRET);
			LibsqlObservationContext blocking = ObservationContract.this.observed.single();

			ObservationContract.this.reactive.execute("SELECT ?", SECRET).block(Duration.ofSeconds(20));

			LibsqlObservationContext context = ObservationContract.this.observed.single();
			assertThat(RecordedObservations.values(context)).isEqualTo(RecordedObservations.values(blocking));
			assertThat(context.getContextualName()).isEqualTo(blocking.getContextualName());
			assertThat(context.getRowCount()).isEqualTo(1);
		}

		@Test
		void isNoneBeforeItIsSubscribedTo() {
			Mono<?> call = ObservationContract.this.reactive.execute("SELECT 1");
			assertThat(ObservationContract.this.observed.all()).isEmpty();

			call.block(Duration.ofSeconds(20));
			call.block(Duration.ofSeconds(20));

			assertThat(ObservationContract.this.observed.operations()).containsExactly("SELECT", "SELECT");
		}

		@Test
		void belongsToTheObservationOfTheReactorContext() {
			Observation parent = Observation.start("parent", ObservationContract.this.observed.registry());

			ObservationContract.this.reactive.batch(List.of(Statement.of("SELECT 1"), Statement.of("SELECT 2")))
				.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, parent))
				.block(Duration.ofSeconds(20));
			parent.stop();

			LibsqlObservationContext context = ObservationContract.this.observed.single();
			assertThat(context.getParentObservation()).isSameAs(parent);
			assertThat(RecordedObservations.values(context)).containsEntry("db.operation.name", "BATCH SELECT");
		}

		@Test
		void thatIsCancelledEnds() throws InterruptedException {
			String endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
			ObservationContract.this.reactive.execute(endless).subscribe().dispose();

			assertThat(ObservationContract.this.observed.await().getError()).isNull();
		}

		@Test
		void ofAScriptIsABatch() {
			ObservationContract.this.reactive.executeScript("DELETE FROM note; SELECT 1").block(Duration.ofSeconds(20));
			ObservationContract.this.reactive.executeScript("").block(Duration.ofSeconds(20));

			assertThat(ObservationContract.this.observed.operations()).containsExactly("BATCH");
		}

	}

}
