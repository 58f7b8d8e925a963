package io.github.libsqlspring.hrana;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.hrana.wire.CursorEntry;

/**
 * Reads the rows of the one statement of a program from the entries of a cursor. Not
 * thread-safe.
 */
final class ProgramRows {

	private final BatchProgram program;

	private int step = -1;

	private @Nullable List<Column> columns;

	ProgramRows(BatchProgram program) {
		this.program = program;
	}

	/**
	 * Takes the next entry.
	 * @param entry the entry
	 * @return the row, or {@code null} if the entry is none of the statement
	 * @throws io.github.libsqlspring.LibsqlException the failure that the entry reports
	 */
	@Nullable Row read(CursorEntry entry) {
		if (entry instanceof CursorEntry.StepBegin begin) {
			this.step = begin.step();
			if (this.step == this.program.statementStep()) {
				this.columns = begin.columns();
			}
		}
		else if (entry instanceof CursorEntry.StepError error) {
			throw this.program.toException(error.error(), error.step());
		}
		else if (entry instanceof CursorEntry.Failed failed) {
			throw new LibsqlResponseException(failed.error(), null);
		}
		else if (entry instanceof CursorEntry.RowEntry row && this.columns != null
				&& this.step == this.program.statementStep()) {
			return new Row(this.columns, row.values());
		}
		return null;
	}

	/**
	 * The columns of the rows.
	 * @return the columns, or {@code null} if the statement has not begun
	 */
	@Nullable List<Column> columns() {
		return this.columns;
	}

	/**
	 * Says that there are no more entries.
	 * @throws io.github.libsqlspring.LibsqlClosedException if the statement was not
	 * executed: its condition did not hold, because its transaction is lost
	 */
	void end() {
		if (this.columns == null) {
			throw BatchProgram.lost(null);
		}
	}

}
