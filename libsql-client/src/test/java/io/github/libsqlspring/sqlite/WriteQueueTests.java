package io.github.libsqlspring.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.Session;
import io.github.libsqlspring.StatementResult;

import static org.assertj.core.api.Assertions.assertThat;

class WriteQueueTests {

	private static final long LONG = TimeUnit.SECONDS.toNanos(60);

	private final WriteQueue queue = new WriteQueue();

	private WriteTurn turn() {
		return new WriteTurn(this.queue);
	}

	private void awaitLength(int length) {
		awaitLength(this.queue, length);
	}

	private static void awaitLength(WriteQueue queue, int length) {
		long deadline = System.nanoTime() + LONG;
		while (queue.length() != length) {
			assertThat(System.nanoTime() - deadline).as("time over").isNegative();
			Thread.onSpinWait();
		}
	}

	@Nested
	class ATurn {

		@Test
		void isFreeWhereNobodyHasIt() {
			WriteTurn turn = turn();

			assertThat(turn.tryTake()).isTrue();

			assertThat(turn.isHeld()).isTrue();
			assertThat(turn().tryTake()).isFalse();
		}

		@Test
		void isGivenToWhoHasWaitedLongest() throws Exception {
			WriteTurn first = turn();
			first.tryTake();
			List<Integer> order = Collections.synchronizedList(new ArrayList<>());
			List<Thread> threads = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				int number = i;
				Thread thread = new Thread(() -> {
					WriteTurn turn = turn();
					turn.take(LONG, () -> false);
					order.add(number);
					turn.release();
				});
				threads.add(thread);
				thread.start();
				awaitLength(i + 1);
			}

			first.release();
			for (Thread thread : threads) {
				thread.join();
			}

			assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
		}

		@Test
		void passesNobodyByWhoWaits() throws Exception {
			WriteTurn first = turn();
			first.tryTake();
			WriteTurn second = turn();
			Thread thread = new Thread(() -> second.take(LONG, () -> false));
			thread.start();
			awaitLength(1);

			first.release();

			assertThat(first.tryTake()).isFalse();
			thread.join();
			assertThat(second.isHeld()).isTrue();
		}

		@Test
		void isNotTakenWhenTheTimeIsOver() {
			turnHeldByAnother();
			WriteTurn turn = turn();

			turn.take(TimeUnit.MILLISECONDS.toNanos(1), () -> false);

			assertThat(turn.isHeld()).isFalse();
			assertThat(WriteQueueTests.this.queue.length()).isZero();
		}

		@Test
		void isNotWaitedForByWhoIsWokenToStop() throws Exception {
			turnHeldByAnother();
			WriteTurn turn = turn();
			AtomicBoolean stop = new AtomicBoolean();
			Thread thread = new Thread(() -> turn.take(LONG, stop::get));
			thread.start();
			awaitLength(1);

			stop.set(true);
			turn.wake();

			thread.join();
			assertThat(turn.isHeld()).isFalse();
		}

		@Test
		void isWaitedForByAThreadThatIsInterrupted() throws Exception {
			WriteTurn other = turnHeldByAnother();
			WriteTurn turn = turn();
			AtomicBoolean interrupted = new AtomicBoolean();
			Thread thread = new Thread(() -> {
				turn.take(LONG, () -> false);
				interrupted.set(Thread.currentThread().isInterrupted());
			});
			thread.start();
			awaitLength(1);

			thread.interrupt();
			other.release();

			thread.join();
			assertThat(turn.isHeld()).isTrue();
			assertThat(interrupted).isTrue();
		}

		@Test
		void isTakenFromAConnectionThatNobodyHasAnyMore() {
			turnHeldByAnother().reference().clear();

			assertThat(turn().tryTake()).isTrue();
		}

		@Test
		void isGivenBackOnce() {
			WriteTurn first = turn();
			first.tryTake();
			first.release();
			WriteTurn second = turn();
			second.tryTake();

			first.release();

			assertThat(second.isHeld()).isTrue();
			assertThat(turn().tryTake()).isFalse();
		}

		@Test
		void isNotNeededAfterItsEnd() {
			WriteTurn turn = turn();
			turn.tryTake();

			turn.end();

			assertThat(turn.tryTake()).isTrue();
			assertThat(turn.isHeld()).isFalse();
			assertThat(turn().tryTake()).isTrue();
		}

		private WriteTurn turnHeldByAnother() {
			WriteTurn turn = turn();
			turn.tryTake();
			return turn;
		}

	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void belongsToOneAtATimeWhateverEndsTheWaits(long seed) throws Exception {
		AtomicInteger holders = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		ExecutorService threads = Executors.newFixedThreadPool(8);
		List<WriteTurn> turns = new ArrayList<>();
		List<Future<?>> ends = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			WriteTurn turn = turn();
			turns.add(turn);
			Random random = new Random(seed * 100 + i);
			ends.add(threads.submit(() -> {
				for (int round = 0; round < 500; round++) {
					AtomicBoolean stop = new AtomicBoolean(random.nextInt(10) == 0);
					if (random.nextInt(10) == 0) {
						Thread.currentThread().interrupt();
					}
					turns.get(random.nextInt(turns.size())).wake();
					turn.take(random.nextBoolean() ? LONG : random.nextInt(50_000), stop::get);
					if (turn.isHeld()) {
						most.accumulateAndGet(holders.incrementAndGet(), Math::max);
						holders.decrementAndGet();
					}
					turn.release();
					Thread.interrupted();
				}
			}));
		}
		for (Future<?> end : ends) {
			end.get();
		}
		threads.shutdown();

		assertThat(most).hasValue(1);
		assertThat(this.queue.length()).isZero();
		assertThat(turn().tryTake()).isTrue();
	}

	@Nested
	class OfAFile {

		@TempDir
		private Path folder;

		@Test
		void isOneForAllWhoOpenIt() {
			Path file = this.folder.resolve("a.db");

			WriteQueue first = WriteQueue.ofFile(file);

			assertThat(WriteQueue.ofFile(this.folder.resolve("a.db"))).isSameAs(first);
			assertThat(WriteQueue.ofFile(this.folder.resolve("b.db"))).isNotSameAs(first);
		}

		@Test
		void isOneForAllPathsThatLeadToIt() throws Exception {
			Path file = this.folder.toRealPath().resolve("a.db");
			try (SqliteDatabase direct = SqliteDatabase.openFile(file, SqliteOptions.defaults());
					Session writer = direct.openSession()) {
				Sessions.execute(writer, "CREATE TABLE t (a)");
				Sessions.execute(writer, "BEGIN IMMEDIATE");
				Path link = Files.createSymbolicLink(this.folder.resolve("link.db"), file);
				try (SqliteDatabase linked = SqliteDatabase.openFile(link, SqliteOptions.defaults());
						Session waiting = linked.openSession()) {
					FutureTask<StatementResult> write = new FutureTask<>(
							() -> Sessions.execute(waiting, "INSERT INTO t VALUES (1)"));
					new Thread(write).start();
					awaitLength(WriteQueue.ofFile(file), 1);

					Sessions.execute(writer, "COMMIT");

					assertThat(write.get().affectedRowCount()).isEqualTo(1);
				}
			}
		}

	}

}
