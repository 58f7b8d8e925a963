package io.github.libsqlspring.hrana;

import java.util.ArrayList;
import java.util.List;

import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.hrana.wire.CursorEntry;

/**
 * What a cursor would have given for results that came whole.
 */
final class StepEntries {

	private StepEntries() {
	}

	static List<CursorEntry> of(List<StepResult> steps) {
		List<CursorEntry> entries = new ArrayList<>();
		for (int i = 0; i < steps.size(); i++) {
			addEntries(entries, i, steps.get(i));
		}
		return entries;
	}

	private static void addEntries(List<CursorEntry> entries, int index, StepResult step) {
		if (step instanceof StepResult.Failure failure) {
			entries.add(new CursorEntry.StepError(index, failure.error()));
		}
		else if (step instanceof StepResult.Success success) {
			StatementResult result = success.result();
			entries.add(new CursorEntry.StepBegin(index, result.columns()));
			for (Row row : result.rows()) {
				entries.add(new CursorEntry.RowEntry(row.values()));
			}
			Long rowid = result.lastInsertRowid().isPresent() ? result.lastInsertRowid().getAsLong() : null;
			entries.add(new CursorEntry.StepEnd(result.affectedRowCount(), rowid));
		}
	}

}
