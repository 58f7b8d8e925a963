package io.github.libsqlspring.hrana;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.hrana.wire.CursorEntry;

/**
 * A result that was too large for the server to send in one piece, collected from a
 * cursor up to the limit of this side. Not thread-safe.
 */
final class LargeResult {

	private static final String CODE = "RESPONSE_TOO_LARGE";

	// What a number or the place of a value takes, roughly.
	private static final long VALUE_BYTES = 8;

	private final long maxBytes;

	private final List<Row> rows = new ArrayList<>();

	private @Nullable List<Column> columns;

	private boolean complete;

	private long bytes;

	LargeResult(long maxBytes) {
		this.maxBytes = maxBytes;
	}

	/**
	 * Whether a result came to nothing because it was too large.
	 * @param result what became of a batch of one step
	 * @return whether a cursor would give it
	 */
	static boolean isMissing(BatchResult result) {
		return result.steps().size() == 1 && result.steps().get(0) instanceof StepResult.Failure failure
				&& failure.error().code().equals(CODE);
	}

	/**
	 * Takes the next entry.
	 * @param entry the entry
	 * @return whether there is room for more
	 */
	boolean add(CursorEntry entry) {
		if (entry instanceof CursorEntry.StepBegin begin) {
			this.columns = begin.columns();
		}
		else if (entry instanceof CursorEntry.RowEntry row && this.columns != null) {
			row.values().forEach((value) -> this.bytes += size(value));
			this.rows.add(new Row(this.columns, row.values()));
		}
		else if (entry instanceof CursorEntry.StepEnd) {
			this.complete = true;
		}
		return this.bytes <= this.maxBytes;
	}

	private static long size(Value value) {
		if (value instanceof Value.TextValue text) {
			return VALUE_BYTES + text.value().length();
		}
		return (value instanceof Value.BlobValue blob) ? VALUE_BYTES + blob.length() : VALUE_BYTES;
	}

	/**
	 * The collected result.
	 * @return the result, empty if the statement failed or gave more than the limit
	 */
	Optional<StepResult> result() {
		if (this.columns == null || !this.complete || this.bytes > this.maxBytes) {
			return Optional.empty();
		}
		return Optional.of(new StepResult.Success(new StatementResult(this.columns, this.rows, 0, null, null)));
	}

}
