package io.github.libsqlspring.concurrent;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LockHolders;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.StatementDescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Waiting for the sessions in use.
 */
class OpenSessionsTests {

	private final OpenSessions<IdleSession> sessions = new OpenSessions<>();

	private final List<IdleSession> ended = new CopyOnWriteArrayList<>();

	@Test
	void closeWaitsUntilTheLastSessionIsGivenBack() throws Exception {
		IdleSession session = this.sessions.open(IdleSession::new);
		CompletableFuture<Boolean> close = new CompletableFuture<>();
		Thread closer = new Thread(() -> close.complete(this.sessions.close(Duration.ofMinutes(1), this.ended::add)));
		closer.start();
		while (closer.getState() != Thread.State.TIMED_WAITING) {
			Thread.onSpinWait();
		}
		assertThat(this.sessions.isClosed()).isTrue();
		assertThat(close.isDone()).isFalse();
		this.sessions.remove(session);
		assertThat(close.get(20, TimeUnit.SECONDS)).isTrue();
		assertThat(this.ended).isEmpty();
	}

	@Test
	void closeEndsWhatIsNotGivenBackInTime() {
		IdleSession session = this.sessions.open(IdleSession::new);
		assertThat(this.sessions.close(Duration.ofMillis(1), this.ended::add)).isTrue();
		assertThat(this.ended).containsExactly(session);
	}

	@Test
	void anInterruptedCloserEndsThemAtOnceAndKeepsItsFlag() {
		IdleSession session = this.sessions.open(IdleSession::new);
		Thread.currentThread().interrupt();
		assertThat(this.sessions.close(Duration.ofMinutes(1), this.ended::add)).isTrue();
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.ended).containsExactly(session);
	}

	@Test
	void onlyTheFirstCloseClosesAndNothingIsOpenedAfterIt() {
		assertThat(this.sessions.close(Duration.ZERO, this.ended::add)).isTrue();
		assertThat(this.sessions.close(Duration.ZERO, this.ended::add)).isFalse();
		assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(() -> this.sessions.open(IdleSession::new));
	}

	@Test
	void aSessionOpenedWhileClosingIsClosedAgain() {
		IdleSession session = new IdleSession();
		assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(() -> this.sessions.open(() -> {
			this.sessions.close(Duration.ZERO, this.ended::add);
			return session;
		}));
		assertThat(session.closed).isTrue();
	}

	/**
	 * A session that does nothing.
	 */
	private static final class IdleSession implements Session {

		private boolean closed;

		@Override
		public Cursor openCursor(BatchProgram program, CallOptions options) {
			throw new UnsupportedOperationException();
		}

		@Override
		public StatementDescription describe(String sql) {
			throw new UnsupportedOperationException();
		}

		@Override
		public LockHolders lockHolders() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void refuseWrites() {
		}

		@Override
		public void cancel() {
		}

		@Override
		public BatchResult batch(Batch batch, CallOptions options) {
			return new BatchResult(List.of(), true);
		}

		@Override
		public BatchResult batchAndClose(Batch batch, CallOptions options) {
			return batch(batch);
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
