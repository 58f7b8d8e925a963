package io.github.libsqlspring.client;

import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.Row;

/**
 * The rows of a cursor for a {@link Stream}, which closes at its end and when it fails.
 * Never split: parallel work would hold many rows at once.
 */
final class RowStream implements Spliterator<Row> {

	private final Cursor cursor;

	private RowStream(Cursor cursor) {
		this.cursor = cursor;
	}

	static Stream<Row> of(Cursor cursor) {
		return StreamSupport.stream(new RowStream(cursor), false).onClose(cursor::close);
	}

	@Override
	public boolean tryAdvance(Consumer<? super Row> action) {
		try {
			Row row = this.cursor.next();
			if (row == null) {
				this.cursor.close();
				return false;
			}
			action.accept(row);
			return true;
		}
		catch (RuntimeException | Error ex) {
			this.cursor.close();
			throw ex;
		}
	}

	@Override
	public @Nullable Spliterator<Row> trySplit() {
		return null;
	}

	@Override
	public long estimateSize() {
		return Long.MAX_VALUE;
	}

	@Override
	public int characteristics() {
		return ORDERED | NONNULL;
	}

}
