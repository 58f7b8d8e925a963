package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.Value;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the reactive client promises on every backend.
 */
interface ReactiveContract extends ClientContract {

	/**
	 * Long enough for a slow machine.
	 */
	Duration LIMIT = Duration.ofSeconds(60);

	/**
	 * The client, on the same database as {@link #client()}.
	 */
	ReactiveLibsqlClient reactive();

	private void table() {
		client().execute("CREATE TABLE t (a UNIQUE)");
	}

	private static Statement insert(Object value) {
		return Statement.of("INSERT INTO t VALUES (?)", value);
	}

	private static void fails(ErrorKind kind, Publisher<?> publisher) {
		StepVerifier.create(publisher).thenConsumeWhile((element) -> true).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(LibsqlException.class);
			assertThat(((LibsqlException) failure).kind()).as(failure.getMessage()).isEqualTo(kind);
		}).verify(LIMIT);
	}

	@Test
	default void nothingIsSentBeforeSubscriptionAndEachSubscriptionExecutesAnew() {
		client().execute("CREATE TABLE t (a)");
		Mono<StatementResult> inserted = reactive().sql("INSERT INTO t VALUES (?)").param(1).update();
		Flux<Row> changed = reactive().sql("INSERT INTO t VALUES (2) RETURNING a").query().all();
		Flux<StatementResult> transaction = reactive().inTransaction((tx) -> tx.execute("INSERT INTO t VALUES (3)"));
		assertThat(count("t")).isZero();

		inserted.block(LIMIT);
		inserted.block(LIMIT);
		assertThat(changed.collectList().block(LIMIT)).hasSize(1);
		transaction.blockLast(LIMIT);
		transaction.blockLast(LIMIT);
		assertThat(count("t")).isEqualTo(5);
	}

	@Test
	default void aStatementGivesWhatItChanged() {
		table();
		StepVerifier.create(reactive().execute("INSERT INTO t VALUES (?), (?)", 1, 2)).assertNext((result) -> {
			assertThat(result.affectedRowCount()).isEqualTo(2);
			assertThat(result.lastInsertRowid()).hasValue(2);
		}).expectComplete().verify(LIMIT);
	}

	@Test
	default void valuesArriveAsTheyWereSent() {
		byte[] blob = { 0, -1, 127 };
		List<Object> values = Arrays.asList(Long.MIN_VALUE, Long.MAX_VALUE, 4.9E-324, "a\u00e9\ud83d\ude00", "", blob,
				null);
		Row row = Objects.requireNonNull(
				reactive().sql("SELECT ?, ?, ?, ?, ?, ?, ?").params(values.toArray()).query().one().block(LIMIT));
		Row streamed = Objects.requireNonNull(
				reactive().sql("SELECT ?, ?, ?, ?, ?, ?, ?").params(values.toArray()).query().all().blockLast(LIMIT));
		for (Row read : List.of(row, streamed)) {
			List<Object> objects = new ArrayList<>();
			read.forEach(objects::add);
			assertThat(objects).usingRecursiveComparison().isEqualTo(values);
			assertThat(read.getValue(6)).isEqualTo(Value.NULL);
		}
	}

	@Test
	default void argumentsAreBoundByPositionOrByName() {
		ReactiveStatementSpec spec = reactive().sql("SELECT :a + :b");
		assertThat(spec.param("a", 1).param("b", 2).query(Long.class).one().block(LIMIT)).isEqualTo(3);
		assertThat(spec.params(Map.of("a", 3, "b", 4)).query(Long.class).one().block(LIMIT)).isEqualTo(7);
		assertThat(reactive().sql("SELECT ? + ?").param(1).params(2).query(Long.class).one().block(LIMIT)).isEqualTo(3);
		StepVerifier.create(reactive().execute("SELECT ?", Double.NaN))
			.expectError(IllegalArgumentException.class)
			.verify(LIMIT);
	}

	@Test
	default void oneIsTheObjectOfTheOnlyRow() {
		assertThat(reactive().sql("SELECT 'a'").query(String.class).one().block(LIMIT)).isEqualTo("a");
		assertThat(reactive().sql("SELECT 'a' WHERE 0").query(String.class).one().block(LIMIT)).isNull();
		assertThat(reactive().sql("SELECT NULL").query(String.class).one().block(LIMIT)).isNull();
		fails(ErrorKind.RESULT, reactive().sql("VALUES (1), (2)").query(Long.class).one());
	}

	@Test
	default void listHoldsAllAndNullToo() {
		assertThat(reactive().sql("VALUES (1), (NULL)").query(Long.class).list().block(LIMIT)).containsExactly(1L,
				null);
		fails(ErrorKind.RESULT, reactive().sql("VALUES (1), (NULL)").query(Long.class).all());
	}

	@Test
	default void allGivesEveryRowInOrder() {
		StepVerifier
			.create(reactive().sql(StreamContract.ENDLESS + " LIMIT 3000").query(Long.class).all().collectList())
			.assertNext((numbers) -> assertThat(numbers).hasSize(3000).startsWith(1L, 2L).last().isEqualTo(3000L))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	default void allReadsNoFasterThanItIsAskedAndStopsWhenItIsCancelled() {
		AtomicLong mapped = new AtomicLong();
		Flux<Long> numbers = reactive().sql(StreamContract.ENDLESS).query((row) -> {
			mapped.incrementAndGet();
			return row.getLong(0);
		}).all();
		StepVerifier.create(numbers, 2)
			.expectNext(1L, 2L)
			.thenRequest(3)
			.expectNext(3L, 4L, 5L)
			.thenCancel()
			.verify(LIMIT);
		assertThat(mapped).hasValue(5);
		assertThat(reactive().sql("SELECT 7").query(Long.class).one().block(LIMIT)).isEqualTo(7);
	}

	@Test
	default void aFailureAfterTheFirstRowIsAnErrorSignal() {
		Flux<Long> numbers = reactive()
			.sql("WITH c(x) AS (VALUES (1), (2), (-9223372036854775808)) SELECT abs(x) FROM c")
			.query(Long.class)
			.all();
		fails(ErrorKind.DATA, numbers);
		assertThat(numbers.take(1).blockLast(LIMIT)).isEqualTo(1);
	}

	@Test
	default void whatIsRefusedIsAnErrorSignalToo() {
		fails(ErrorKind.SYNTAX, reactive().execute("SELEKT"));
		fails(ErrorKind.SYNTAX, reactive().execute("SELECT 1; SELECT 2"));
		fails(ErrorKind.TRANSACTION_STATE, reactive().execute("BEGIN"));
		fails(ErrorKind.SYNTAX, reactive().sql("SELECT * FROM missing").query().all());
		fails(ErrorKind.SYNTAX, reactive().sql("SELECT * FROM missing").query().one());
	}

	@Test
	default void aBatchIsAllOrNothing() {
		table();
		StepVerifier.create(reactive().batch(List.of(insert(1), insert(2), Statement.of("SELECT count(*) FROM t"))))
			.assertNext((results) -> assertThat(results.get(2).rows().get(0).getLong(0)).isEqualTo(2))
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(reactive().batch(TransactionMode.DEFERRED, List.of(insert(3), insert(1))))
			.expectErrorSatisfies((failure) -> {
				assertThat(((LibsqlException) failure).kind()).isEqualTo(ErrorKind.UNIQUE_CONSTRAINT);
				assertThat(((LibsqlException) failure).statementIndex()).hasValue(1);
			})
			.verify(LIMIT);
		fails(ErrorKind.READ_ONLY, reactive().batch(TransactionMode.READ, List.of(insert(4))));
		assertThat(reactive().batch(TransactionMode.READ, List.of(Statement.of("SELECT 1"))).block(LIMIT)).hasSize(1);
		assertThat(reactive().batch(List.of()).block(LIMIT)).isEmpty();
		assertThat(count("t")).isEqualTo(2);
	}

	@Test
	default void aScriptAndAMigrationAreExecuted() {
		reactive().executeScript("CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1);").block(LIMIT);
		reactive().migrate(List.of(Statement.of("ALTER TABLE t RENAME TO u"))).block(LIMIT);
		fails(ErrorKind.TRANSACTION_STATE, reactive().executeScript("BEGIN; INSERT INTO u VALUES (2)"));
		fails(ErrorKind.UNIQUE_CONSTRAINT,
				reactive().executeScript("INSERT INTO u VALUES (3); INSERT INTO u VALUES (1)"));
		reactive().executeScript("").block(LIMIT);
		assertThat(count("u")).isEqualTo(2);
	}

	@Test
	default void aTransactionCommitsWhenItsWorkCompletes() {
		table();
		Flux<Long> results = reactive().inTransaction((tx) -> tx.execute(insert(1))
			.then(tx.batch(List.of(insert(2), insert(3))))
			.thenMany(tx.sql("SELECT a FROM t ORDER BY a").query(Long.class).all()));
		StepVerifier.create(results).expectNext(1L, 2L, 3L).expectComplete().verify(LIMIT);
		assertThat(count("t")).isEqualTo(3);
	}

	@Test
	default void aTransactionWithoutAStatementCompletes() {
		StepVerifier.create(reactive().inTransaction((tx) -> Mono.just("a")))
			.expectNext("a")
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	default void aTransactionRollsBackWhenItsWorkFails() {
		table();
		Flux<StatementResult> failing = reactive()
			.inTransaction((tx) -> tx.execute(insert(1)).then(Mono.error(new IllegalArgumentException("mine"))));
		StepVerifier.create(failing).expectErrorMessage("mine").verify(LIMIT);
		StepVerifier.create(reactive().inTransaction((tx) -> {
			throw new IllegalArgumentException("at once");
		})).expectErrorMessage("at once").verify(LIMIT);
		client().execute(insert(2));
		assertThat(count("t")).isEqualTo(1);
	}

	@Test
	default void aTransactionRollsBackWhenItIsCancelled() {
		table();
		Flux<Object> endless = reactive()
			.inTransaction((tx) -> tx.execute(insert(1)).<Object>map((result) -> "inserted").concatWith(Mono.never()));
		StepVerifier.create(endless).expectNext("inserted").thenCancel().verify(LIMIT);
		StepVerifier
			.create(reactive().inTransaction((tx) -> tx.execute(insert(2))
				.thenMany(tx.sql(longStatement()).query(Long.class).all())
				.concatMap((number) -> Mono.just(number))).take(2))
			.expectNextCount(2)
			.expectComplete()
			.verify(LIMIT);
		// Waits for the lock, which the cancelled ones give back.
		client().execute(insert(3));
		assertThat(count("t")).isEqualTo(1);
	}

	@Test
	default void aStatementThatFailsDoesNotEndItsTransaction() {
		table();
		StepVerifier.create(reactive().inTransaction((tx) -> tx.execute(insert(1))
			.then(tx.execute(insert(1)).onErrorResume(LibsqlException.class, (failure) -> Mono.empty()))
			.then(tx.sql("SELECT * FROM missing").query().all().then().onErrorResume((failure) -> Mono.empty()))
			.then(tx.execute(insert(2))))).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(count("t")).isEqualTo(2);
	}

	@Test
	default void aTransactionThatTheDatabaseEndsIsLost() {
		table();
		client().execute(insert(1));
		fails(ErrorKind.TRANSACTION_LOST,
				reactive().inTransaction((tx) -> tx.execute(insert(2))
					.then(tx.execute("INSERT OR ROLLBACK INTO t VALUES (1)").onErrorResume((failure) -> Mono.empty()))
					.then(tx.execute(insert(3)))));
		fails(ErrorKind.TRANSACTION_LOST, reactive().inTransaction((tx) -> tx.execute(insert(2))
			.then(tx.execute("INSERT OR ROLLBACK INTO t VALUES (1)").onErrorResume((failure) -> Mono.empty()))));
		fails(ErrorKind.TRANSACTION_LOST,
				reactive().inTransaction((tx) -> tx.sql("INSERT OR ROLLBACK INTO t VALUES (4), (1) RETURNING a")
					.query()
					.all()
					.then()
					.onErrorResume((failure) -> Mono.empty())
					.then(tx.execute(insert(3)))));
		assertThat(count("t")).isEqualTo(1);
	}

	@Test
	default void aCommitThatFailsIsTheErrorOfTheTransaction() {
		client().executeScript("CREATE TABLE p (id INTEGER PRIMARY KEY); "
				+ "CREATE TABLE t (p REFERENCES p DEFERRABLE INITIALLY DEFERRED)");
		StepVerifier.create(reactive().inTransaction((tx) -> tx.execute("INSERT INTO t VALUES (1)").thenReturn("a")))
			.expectNext("a")
			.expectErrorSatisfies((failure) -> assertThat(((LibsqlException) failure).kind())
				.isEqualTo(ErrorKind.FOREIGN_KEY_CONSTRAINT))
			.verify(LIMIT);
		assertThat(count("t")).isZero();
	}

	@Test
	default void aTransactionTakesOneCallAtATime() {
		StepVerifier.create(reactive().inTransaction(
				(tx) -> tx.sql(longStatement()).query(Long.class).all().concatMap((number) -> tx.execute("SELECT 1"))))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("A stream of rows is open"))
			.verify(LIMIT);
		StepVerifier
			.create(reactive()
				.inTransaction((tx) -> Flux.merge(tx.sql(StreamContract.NEVER).query().list(), tx.execute("SELECT 1"))))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("one at a time"))
			.verify(LIMIT);
	}

	@Test
	default void aStreamThatIsCancelledLeavesItsTransaction() {
		table();
		StepVerifier
			.create(reactive().inTransaction((tx) -> tx.execute(insert(1))
				.thenMany(tx.sql(longStatement()).query(Long.class).all().take(3))
				.concatMap(Mono::just)
				.collectList()
				.flatMap((numbers) -> tx.execute(insert(2)).thenReturn(numbers))))
			.expectNext(List.of(1L, 2L, 3L))
			.expectComplete()
			.verify(LIMIT);
		assertThat(count("t")).isEqualTo(2);
	}

	@Test
	default void aReadTransactionRefusesWrites() {
		table();
		fails(ErrorKind.READ_ONLY, reactive().inTransaction(TransactionMode.READ, (tx) -> tx.execute(insert(1))));
		StepVerifier
			.create(reactive().inTransaction(TransactionMode.READ,
					(tx) -> tx.sql("SELECT count(*) FROM t").query(Long.class).all()))
			.expectNext(0L)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	default void aTransactionThatIsOverRefusesCalls() {
		ReactiveLibsqlOperations kept = Objects
			.requireNonNull(reactive().inTransaction((tx) -> tx.execute("SELECT 1").thenReturn(tx)).blockLast(LIMIT));
		fails(ErrorKind.CLOSED, kept.execute("SELECT 1"));
		fails(ErrorKind.CLOSED, kept.sql("SELECT 1").query().all());
	}

	@Test
	default void theContextOfTheSubscriberReachesTheWork() {
		Flux<String> seen = reactive()
			.inTransaction((tx) -> tx.execute("SELECT 1")
				.then(Mono.deferContextual((context) -> Mono.just(context.<String>get("who")))))
			.contextWrite((context) -> context.put("who", "me"));
		StepVerifier.create(seen).expectNext("me").expectComplete().verify(LIMIT);
		StepVerifier
			.create(reactive().sql("SELECT 1")
				.query(Long.class)
				.all()
				.flatMap((one) -> Mono.deferContextual((context) -> Mono.just(context.<String>get("who"))))
				.contextWrite((context) -> context.put("who", "me")))
			.expectNext("me")
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	default void aStatementThatTakesTooLongIsBrokenOff() {
		fails(ErrorKind.TIMEOUT, reactive().sql(StreamContract.NEVER).timeout(Duration.ofMillis(200)).query().list());
		fails(ErrorKind.TIMEOUT, reactive().sql(StreamContract.NEVER).timeout(Duration.ofMillis(200)).query().all());
		fails(ErrorKind.TRANSACTION_LOST,
				reactive().inTransaction((tx) -> tx.execute("SELECT 1")
					.then(tx.sql(StreamContract.NEVER)
						.timeout(Duration.ofMillis(200))
						.query()
						.list()
						.onErrorResume((failure) -> Mono.empty()))
					.then(tx.execute("SELECT 1"))));
	}

	@Test
	default void statementsThatAreCancelledStop() {
		StepVerifier
			.create(Flux.range(0, 8)
				.flatMap((i) -> reactive().sql(StreamContract.NEVER).query().list())
				.timeout(Duration.ofMillis(300)))
			.expectError(TimeoutException.class)
			.verify(LIMIT);
		// They would hold what a call needs, or keep the client from closing.
		assertThat(reactive().sql("SELECT 7").query(Long.class).one().block(LIMIT)).isEqualTo(7);
		client().execute("CREATE TABLE t (a)");
	}

	@Test
	default void manyTransactionsAtOnceAllCommit() {
		client().execute("CREATE TABLE t (a)");
		client().execute("INSERT INTO t VALUES (0)");
		// Each holds the write lock while it needs a second and a third turn.
		Flux<Long> counted = Flux.range(0, 100)
			.flatMap((i) -> reactive().inTransaction((tx) -> tx.sql("SELECT a FROM t")
				.query(Long.class)
				.one()
				.flatMap((a) -> tx.execute("UPDATE t SET a = ?", a + 1).thenReturn(a))), 100);
		assertThat(counted.collectList().block(LIMIT)).hasSize(100).doesNotHaveDuplicates();
		assertThat(client().sql("SELECT a FROM t").query(Long.class).single()).isEqualTo(100);
	}

	@Test
	default void aClosedClientRefusesEverything() {
		ReactiveLibsqlClient closed = reactive();
		Flux<StatementResult> transaction = closed.inTransaction((tx) -> tx.execute("SELECT 1"));
		closed.close();
		closed.close();
		assertThat(closed.isClosed()).isTrue();
		fails(ErrorKind.CLOSED, closed.execute("SELECT 1"));
		fails(ErrorKind.CLOSED, closed.sql("SELECT 1").query().all());
		fails(ErrorKind.CLOSED, closed.batch(List.of(Statement.of("SELECT 1"))));
		fails(ErrorKind.CLOSED, closed.executeScript("SELECT 1"));
		fails(ErrorKind.CLOSED, transaction);
		assertThat(row("SELECT 7").getLong(0)).isEqualTo(7);
	}

}
