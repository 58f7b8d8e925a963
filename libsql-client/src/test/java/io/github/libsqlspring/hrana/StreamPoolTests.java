package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlTransportException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The streams of a server are given out, kept and closed, and none is ever lost.
 */
class StreamPoolTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final FakeTransport transport = new FakeTransport();

	private final StreamPool pool = new StreamPool(3, 2);

	private PooledStream take() {
		return take(this.transport);
	}

	private PooledStream take(FakeTransport from) {
		PooledStream stream = this.pool.take(from, LONG).block(LONG);
		assertThat(stream).isNotNull();
		return stream;
	}

	private static void await(BooleanSupplier condition) {
		long end = System.nanoTime() + LONG.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).isLessThan(end);
			Thread.onSpinWait();
		}
	}

	@Test
	void nothingIsTakenBeforeSomebodySubscribes() {
		this.pool.take(this.transport, LONG);
		assertThat(this.pool.openStreams()).isZero();
		assertThat(this.transport.opened()).isZero();
	}

	@Test
	void aStreamThatIsGivenBackIsUsedAgainTheLastOneFirst() {
		PooledStream first = take();
		PooledStream second = take();
		this.pool.giveBack(this.transport, first);
		this.pool.giveBack(this.transport, second);
		assertThat(take()).isSameAs(second);
		assertThat(take()).isSameAs(first);
		assertThat(this.transport.opened()).isEqualTo(2);
	}

	@Test
	void noMoreAreKeptThanMayBeIdle() {
		List<PooledStream> taken = List.of(take(), take(), take());
		assertThat(this.pool.keeps()).isTrue();
		taken.forEach((stream) -> this.pool.giveBack(this.transport, stream));
		assertThat(this.pool.keeps()).isFalse();
		assertThat(this.pool.idleStreams()).isEqualTo(2);
		assertThat(this.pool.openStreams()).isEqualTo(2);
		assertThat(this.transport.live()).isEqualTo(2);
	}

	@Test
	void aStreamThatTheServerHasForgottenIsNotKept() {
		PooledStream stream = take();
		stream.close().subscribe();
		this.pool.giveBack(this.transport, stream);
		assertThat(this.pool.openStreams()).isZero();
		assertThat(this.pool.idleStreams()).isZero();
	}

	@Test
	void anIdleStreamOfAnotherDatabaseGivesWay() {
		FakeTransport other = new FakeTransport();
		this.pool.giveBack(other, take(other));
		take();
		take();
		assertThat(this.pool.openStreams()).isEqualTo(3);
		take();
		assertThat(this.pool.openStreams()).isEqualTo(3);
		assertThat(this.pool.idleStreams()).isZero();
		assertThat(other.live()).isZero();
		assertThat(this.transport.live()).isEqualTo(3);
	}

	@Test
	void allIdleStreamsCanBeGivenUp() {
		this.pool.giveBack(this.transport, take());
		PooledStream used = take();
		PooledStream idle = take();
		this.pool.giveBack(this.transport, idle);
		this.pool.giveUpIdle();
		assertThat(idle.isOpen()).isFalse();
		assertThat(used.isOpen()).isTrue();
		assertThat(this.pool.openStreams()).isEqualTo(1);
	}

	@Test
	void aDatabaseThatIsClosedTakesItsIdleStreamsAlong() {
		FakeTransport other = new FakeTransport();
		this.pool.giveBack(this.transport, take());
		this.pool.giveBack(other, take(other));
		this.pool.endIdle(this.transport).block(LONG);
		assertThat(this.transport.live()).isZero();
		assertThat(other.live()).isEqualTo(1);
		assertThat(this.pool.openStreams()).isEqualTo(1);
	}

	@Test
	void idleStreamsAreClosedAfterAWhile() {
		FakeTransport hasty = new FakeTransport(Duration.ofMillis(50));
		PooledStream first = take(hasty);
		PooledStream second = take(hasty);
		this.pool.giveBack(hasty, first);
		this.pool.giveBack(hasty, second);
		await(() -> this.pool.openStreams() == 0);
		assertThat(hasty.live()).isZero();
		PooledStream third = take(hasty);
		this.pool.giveBack(hasty, third);
		await(() -> this.pool.openStreams() == 0);
	}

	@Test
	void aPatientTransportDoesNotKeepTheIdleStreamsOfAHastyOne() {
		FakeTransport hasty = new FakeTransport(Duration.ofMillis(50));
		this.pool.giveBack(this.transport, take());
		this.pool.giveBack(hasty, take(hasty));
		await(() -> hasty.live() == 0);
		assertThat(this.transport.live()).isEqualTo(1);
	}

	@Test
	void aStreamThatIsHeldIsGivenToNobodyElse() {
		PooledStream held = take();
		this.pool.park(this.transport, held);
		assertThat(take()).isNotSameAs(held);
		take();
		assertThat(this.pool.take(this.transport, Duration.ofMillis(20)).toFuture()).failsWithin(LONG);
		assertThat(this.pool.unpark(held)).isTrue();
		assertThat(held.isOpen()).isTrue();
		assertThat(this.pool.unpark(held)).isFalse();
	}

	@Test
	void whatIsHeldWithoutUseForLongGivesWayToThoseWhoWait() throws Exception {
		FakeTransport hasty = new FakeTransport(Duration.ofMillis(50));
		List<PooledStream> held = List.of(take(hasty), take(hasty), take(hasty));
		held.forEach((stream) -> this.pool.park(hasty, stream));
		PooledStream first = this.pool.take(this.transport, LONG).toFuture().get();
		assertThat(first.isOpen()).isTrue();
		assertThat(this.pool.unpark(held.get(0))).isFalse();
		assertThat(this.pool.unpark(held.get(2))).isTrue();
		await(() -> hasty.live() == 2);
		assertThat(this.pool.openStreams()).isEqualTo(3);
		this.pool.end(held.get(0)).block(LONG);
		assertThat(this.pool.openStreams()).isEqualTo(3);
		// At once, because it has been held for long already.
		await(() -> this.pool.take(this.transport, Duration.ofMillis(100)).onErrorComplete().block(LONG) != null);
		assertThat(this.pool.unpark(held.get(1))).isFalse();
	}

	@Test
	void whatIsEndedTwiceFreesOnePlace() {
		PooledStream stream = take();
		take();
		this.pool.park(this.transport, stream);
		this.pool.end(stream).block(LONG);
		this.pool.end(stream).block(LONG);
		this.pool.giveBack(this.transport, stream);
		this.pool.park(this.transport, stream);
		assertThat(this.pool.openStreams()).isEqualTo(1);
		assertThat(this.pool.idleStreams()).isZero();
		assertThat(this.pool.unpark(stream)).isFalse();
	}

	@Nested
	class WhenAllAreInUse {

		private final List<PooledStream> taken = List.of(take(), take(), take());

		@Test
		void whoWaitsTooLongGetsAClearErrorAndNothingIsLost() {
			CompletableFuture<PooledStream> late = StreamPoolTests.this.pool
				.take(StreamPoolTests.this.transport, Duration.ofMillis(20))
				.toFuture();
			assertThat(late).failsWithin(LONG)
				.withThrowableThat()
				.havingCause()
				.isInstanceOfSatisfying(LibsqlTransportException.class, (failure) -> {
					assertThat(failure.kind()).isEqualTo(ErrorKind.CAPACITY);
					assertThat(failure.outcomeUnknown()).isFalse();
					assertThat(failure).hasMessageContaining("3 streams").hasMessageContaining("nothing was executed");
				});
			this.taken.forEach((stream) -> StreamPoolTests.this.pool.giveBack(StreamPoolTests.this.transport, stream));
			assertThat(StreamPoolTests.this.pool.openStreams()).isEqualTo(StreamPoolTests.this.pool.idleStreams());
		}

		@Test
		void thoseWhoWaitAreServedInOrderAndBeforeThoseWhoCome() throws Exception {
			List<CompletableFuture<PooledStream>> waiting = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				waiting.add(StreamPoolTests.this.pool.take(StreamPoolTests.this.transport, LONG).toFuture());
			}
			for (int i = 0; i < 3; i++) {
				assertThat(waiting.get(i)).isNotDone();
				StreamPoolTests.this.pool.giveBack(StreamPoolTests.this.transport, this.taken.get(i));
				assertThat(waiting.get(i).get()).isSameAs(this.taken.get(i));
			}
			assertThat(StreamPoolTests.this.transport.opened()).isEqualTo(3);
		}

		@Test
		void aPlaceThatGetsFreeIsForTheFirstWhoWaitsWhateverItsDatabase() throws Exception {
			FakeTransport other = new FakeTransport();
			CompletableFuture<PooledStream> first = StreamPoolTests.this.pool.take(other, LONG).toFuture();
			CompletableFuture<PooledStream> second = StreamPoolTests.this.pool
				.take(StreamPoolTests.this.transport, LONG)
				.toFuture();
			StreamPoolTests.this.pool.giveBack(StreamPoolTests.this.transport, this.taken.get(0));
			assertThat(first.get()).isNotNull();
			assertThat(this.taken.get(0).isOpen()).isFalse();
			assertThat(second).isNotDone();
			StreamPoolTests.this.pool.end(this.taken.get(1)).block(LONG);
			assertThat(second.get()).isNotNull();
			assertThat(StreamPoolTests.this.pool.openStreams()).isEqualTo(3);
		}

		@Test
		void whoeverHasGivenUpIsPassedOver() throws Exception {
			CompletableFuture<PooledStream> first = StreamPoolTests.this.pool.take(StreamPoolTests.this.transport, LONG)
				.toFuture();
			CompletableFuture<PooledStream> second = StreamPoolTests.this.pool
				.take(StreamPoolTests.this.transport, LONG)
				.toFuture();
			first.cancel(true);
			StreamPoolTests.this.pool.giveBack(StreamPoolTests.this.transport, this.taken.get(0));
			assertThat(second.get()).isSameAs(this.taken.get(0));
		}

	}

	// Everything at once, many times: what may go wrong is a matter of a few
	// instructions.
	@RepeatedTest(20)
	void nothingIsLostHoweverCallersComeAndGo() {
		FakeTransport other = new FakeTransport(Duration.ofNanos(20_000));
		Flux.range(0, 8)
			.flatMap((caller) -> Flux.range(0, 300)
				.concatMap((turn) -> Mono.fromFuture(() -> useOnce((caller % 2 == 0) ? this.transport : other))
					.onErrorComplete())
				.subscribeOn(Schedulers.boundedElastic()), 8)
			.blockLast(LONG);
		await(() -> this.pool.openStreams() == this.pool.idleStreams());
		await(() -> this.transport.live() + other.live() == this.pool.idleStreams());
		this.pool.giveUpIdle();
		assertThat(this.pool.openStreams()).isZero();
		assertThat(this.transport.live() + other.live()).isZero();
	}

	// A stream that arrives in the moment in which nobody waits any more.
	@Test
	void whatIsHandedOverTooLateIsNotLost() {
		for (int i = 0; i < 1500; i++) {
			StreamPool one = new StreamPool(1, 1);
			PooledStream held = one.take(this.transport, LONG).block(LONG);
			Duration limit = Duration.ofNanos(1000 + i % 100 * 2000);
			boolean cancels = i % 2 == 0;
			AtomicReference<PooledStream> arrived = new AtomicReference<>();
			CompletableFuture<PooledStream> waiting = one.take(this.transport, cancels ? LONG : limit)
				.doOnNext(arrived::set)
				.toFuture();
			CompletableFuture<Void> giving = CompletableFuture.runAsync(() -> one.giveBack(this.transport, held));
			if (cancels) {
				long end = System.nanoTime() + limit.toNanos();
				await(() -> System.nanoTime() > end);
				waiting.cancel(true);
			}
			giving.join();
			await(() -> {
				PooledStream stream = arrived.getAndSet(null);
				if (stream != null) {
					one.giveBack(this.transport, stream);
				}
				return one.openStreams() == one.idleStreams();
			});
		}
	}

	// With what a conversation does: cancelled, it takes back what it was given.
	private CompletableFuture<Void> useOnce(FakeTransport from) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		int what = random.nextInt(10);
		Duration limit = (what < 3) ? Duration.ofNanos(random.nextInt(1, 100_000)) : LONG;
		CompletableFuture<Void> used = this.pool.take(from, limit).flatMap((stream) -> {
			stream.send(List.of(), LONG).subscribe();
			return Mono.<Void>fromRunnable(() -> {
				switch (what) {
					case 7 -> this.pool.discard(stream);
					case 8 -> {
						stream.close().subscribe();
						this.pool.giveBack(from, stream);
					}
					case 6 -> {
						this.pool.park(from, stream);
						if (this.pool.unpark(stream)) {
							stream.send(List.of(), LONG).subscribe();
							this.pool.giveBack(from, stream);
						}
					}
					default -> this.pool.giveBack(from, stream);
				}
			});
		}).toFuture();
		if (what == 9) {
			this.pool.giveUpIdle();
		}
		return used;
	}

}
