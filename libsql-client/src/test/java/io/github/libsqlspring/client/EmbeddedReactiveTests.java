package io.github.libsqlspring.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.StatementResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How calls that do not block share the threads of an embedded database.
 */
class EmbeddedReactiveTests {

	private static final Duration LIMIT = ReactiveContract.LIMIT;

	@TempDir
	Path directory;

	private ReactiveLibsqlClient client;

	@BeforeEach
	void open() {
		this.client = ReactiveLibsqlClient.create("file:" + this.directory.resolve("test.db"));
		this.client.executeScript("CREATE TABLE t (a)").block(LIMIT);
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	private Mono<StatementResult> insert() {
		return this.client.execute("INSERT INTO t VALUES (1)");
	}

	private long count() {
		return this.client.sql("SELECT count(*) FROM t").query(Long.class).one().blockOptional(LIMIT).orElseThrow();
	}

	@Test
	void transactionsAreNotStarvedByWritersAndReadersThatWait() {
		Mono<Void> transactions = Flux.range(0, 60)
			.flatMap((i) -> this.client.inTransaction((tx) -> tx.execute("INSERT INTO t VALUES (1)")
				.then(tx.sql("SELECT count(*) FROM t").query(Long.class).one())
				.delayElement(Duration.ofMillis(2))
				.then(tx.execute("INSERT INTO t VALUES (1)"))), 60)
			.then();
		Mono<Void> writers = Flux.range(0, 300).flatMap((i) -> insert(), 300).then();
		Mono<Void> readers = Flux.range(0, 300)
			.flatMap((i) -> this.client.sql("SELECT * FROM t").query().all().count(), 300)
			.then();

		Mono.when(transactions, writers, readers).block(LIMIT);
		assertThat(count()).isEqualTo(420);
	}

	@Test
	void aWriteThatDoesNotGetItsTurnInTimeIsNotExecuted() {
		Sinks.Empty<Void> end = Sinks.empty();
		Mono<Void> holder = this.client.inTransaction((tx) -> tx.execute("INSERT INTO t VALUES (1)").then(end.asMono()))
			.then();

		StepVerifier.create(holder).then(() -> {
			StepVerifier.create(this.client.sql("INSERT INTO t VALUES (2)").timeout(Duration.ofMillis(100)).update())
				.expectErrorSatisfies((failure) -> {
					assertThat(((LibsqlException) failure).kind()).isEqualTo(ErrorKind.TIMEOUT);
					assertThat(((LibsqlException) failure).outcomeUnknown()).isFalse();
				})
				.verify(LIMIT);
			assertThat(count()).as("reading beside the writer").isZero();
			end.tryEmitEmpty();
		}).expectComplete().verify(LIMIT);
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void callsThatAreCancelledWhileTheyWaitAreNotExecuted() {
		Sinks.Empty<Void> end = Sinks.empty();
		Mono<Void> holder = this.client.inTransaction((tx) -> tx.execute("INSERT INTO t VALUES (1)").then(end.asMono()))
			.then();

		StepVerifier.create(holder).then(() -> {
			StepVerifier.create(Flux.range(0, 20).flatMap((i) -> insert())).thenCancel().verify(LIMIT);
			end.tryEmitEmpty();
		}).expectComplete().verify(LIMIT);
		insert().block(LIMIT);
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void signalsComeOnThreadsThatMustNotBlock() {
		assertThat(insert().map((result) -> Schedulers.isInNonBlockingThread()).block(LIMIT)).isTrue();
		assertThat(this.client.sql("SELECT * FROM t")
			.query()
			.all()
			.map((row) -> Schedulers.isInNonBlockingThread())
			.collectList()
			.block(LIMIT)).isEqualTo(List.of(true));
	}

	@Test
	void aClientThatClosesRefusesWhatWaits() {
		Sinks.Empty<Void> end = Sinks.empty();
		Sinks.Empty<Void> locked = Sinks.empty();
		Mono<Void> holder = this.client
			.inTransaction((tx) -> tx.execute("INSERT INTO t VALUES (1)")
				.doOnNext((result) -> locked.tryEmitEmpty())
				.then(end.asMono()))
			.then();
		Mono<StatementResult> waiting = locked.asMono().then(insert());
		Mono<Void> closing = locked.asMono()
			.then(Mono.<Void>fromRunnable(this.client::close).subscribeOn(Schedulers.boundedElastic()));

		StepVerifier.create(Mono.whenDelayError(holder, waiting.onErrorResume((failure) -> {
			end.tryEmitEmpty();
			return Mono.error(failure);
		}), closing)).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(LibsqlException.class);
			assertThat(((LibsqlException) failure).kind()).isEqualTo(ErrorKind.CLOSED);
		}).verify(LIMIT);
	}

}
