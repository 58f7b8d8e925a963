package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.hrana.wire.CursorEntry;
import io.github.libsqlspring.hrana.wire.CursorRequest;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What was left on a stream never takes in what the next user does.
 */
class PooledStreamTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final StreamResult AUTOCOMMIT = new StreamResult.Autocommit(true);

	private static final List<StreamRequest> NEXT = List.of(new StreamRequest.GetAutocommit());

	private static PooledStream left(String answer) {
		return left(new StreamResult.Failed(new LibsqlError("SQLITE_ERROR", answer)));
	}

	private static PooledStream left(StreamResult answer) {
		PooledStream stream = new PooledStream(new Answers(answer));
		stream.leaveTransaction();
		return stream;
	}

	@Test
	void givesTheNextUserItsOwnResults() {
		PooledStream stream = left(AUTOCOMMIT);
		assertThat(stream.send(NEXT, LIMIT).block(LIMIT)).containsExactly(AUTOCOMMIT);
		assertThat(stream.isInLeftTransaction()).isFalse();
	}

	@Test
	void takesATransactionForEndedThatTheServerHasEnded() {
		PooledStream stream = left("SQLite error: cannot rollback - no transaction is active");
		assertThat(stream.send(NEXT, LIMIT).block(LIMIT)).containsExactly(AUTOCOMMIT);
	}

	@Test
	void doesNotSayThatSomethingWasDoneIfTheTransactionMayStillBeOpen() {
		PooledStream stream = left("SQLite error: not now");
		assertThatExceptionOfType(LibsqlProtocolException.class).isThrownBy(() -> stream.send(NEXT, LIMIT).block(LIMIT))
			.withMessageContaining("not now")
			.matches(LibsqlException::outcomeUnknown);
	}

	private record Answers(StreamResult toRollback) implements HranaStream {

		@Override
		public Mono<List<StreamResult>> send(List<StreamRequest> requests, Duration limit) {
			List<StreamResult> results = new ArrayList<>(List.of(this.toRollback));
			requests.stream().skip(1).forEach((request) -> results.add(AUTOCOMMIT));
			return Mono.just(results);
		}

		@Override
		public Flux<CursorEntry> cursor(CursorRequest cursor, Duration limit) {
			return Flux.empty();
		}

		@Override
		public Mono<Void> close() {
			return Mono.empty();
		}

		@Override
		public boolean isOpen() {
			return true;
		}

	}

}
