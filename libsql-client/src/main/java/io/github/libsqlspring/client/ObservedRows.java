package io.github.libsqlspring.client;

import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.ObservedCall;
import io.github.libsqlspring.Row;

/**
 * The rows of a stream, which end an observed call when they end, fail or are closed.
 */
final class ObservedRows implements Spliterator<Row> {

	private final Spliterator<Row> rows;

	private final ObservedCall call;

	private long count;

	private boolean ended;

	private ObservedRows(Spliterator<Row> rows, ObservedCall call) {
		this.rows = rows;
		this.call = call;
	}

	static Stream<Row> of(Stream<Row> stream, ObservedCall call) {
		ObservedRows rows = new ObservedRows(stream.spliterator(), call);
		return StreamSupport.stream(rows, false).onClose(() -> {
			try (stream) {
				rows.end(null);
			}
		});
	}

	@Override
	public boolean tryAdvance(Consumer<? super Row> action) {
		try {
			boolean advanced = this.rows.tryAdvance((row) -> {
				this.count++;
				action.accept(row);
			});
			if (!advanced) {
				end(null);
			}
			return advanced;
		}
		catch (RuntimeException | Error ex) {
			end(ex);
			throw ex;
		}
	}

	// Closing comes after the end as well.
	private synchronized void end(@Nullable Throwable failure) {
		if (!this.ended) {
			this.ended = true;
			this.call.end(this.count, failure);
		}
	}

	@Override
	public @Nullable Spliterator<Row> trySplit() {
		return null;
	}

	@Override
	public long estimateSize() {
		return this.rows.estimateSize();
	}

	@Override
	public int characteristics() {
		return this.rows.characteristics();
	}

}
