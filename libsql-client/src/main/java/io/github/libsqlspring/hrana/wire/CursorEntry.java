package io.github.libsqlspring.hrana.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.Value;

/**
 * A piece of what a cursor gives (Hrana 3, "Cursor entries"), and what precedes the
 * pieces over HTTP.
 */
public sealed interface CursorEntry {

	/**
	 * The first message of a cursor over HTTP; a cursor of a WebSocket has none.
	 *
	 * @param baton what the next request on the stream has to carry, or {@code null} if
	 * the stream is closed
	 * @param baseUrl where the next request has to go, or {@code null} for the same place
	 */
	record Head(@Nullable String baton, @Nullable String baseUrl) implements CursorEntry {

		/**
		 * Without the baton.
		 */
		@Override
		public String toString() {
			return "Head[]";
		}

	}

	/**
	 * A step begins to be executed.
	 *
	 * @param step its index in the batch
	 * @param columns the columns of its rows
	 */
	record StepBegin(int step, List<Column> columns) implements CursorEntry {

		public StepBegin {
			columns = List.copyOf(columns);
		}

	}

	/**
	 * A row of the step that began last.
	 *
	 * @param values its values, not copied
	 */
	record RowEntry(List<Value> values) implements CursorEntry {
	}

	/**
	 * The step that began last was executed.
	 *
	 * @param affectedRowCount rows inserted, updated or deleted
	 * @param lastInsertRowid the rowid of the last inserted row, or {@code null}
	 */
	record StepEnd(long affectedRowCount, @Nullable Long lastInsertRowid) implements CursorEntry {
	}

	/**
	 * A step failed, before its first row or after any.
	 *
	 * @param step its index in the batch
	 * @param error why
	 */
	record StepError(int step, LibsqlError error) implements CursorEntry {
	}

	/**
	 * The cursor failed as a whole.
	 *
	 * @param error why
	 */
	record Failed(LibsqlError error) implements CursorEntry {
	}

	/**
	 * The index of the last frame of the write-ahead log. Servers end a cursor with it;
	 * the specification does not know it.
	 *
	 * @param index the index, or {@code null} if nothing was ever written
	 */
	record ReplicationIndex(@Nullable Long index) implements CursorEntry {
	}

}
