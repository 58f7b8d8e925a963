package io.github.libsqlspring.hrana;

import java.util.ArrayList;
import java.util.List;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * Leaves out the rowid of an upsert: a server reports the last one of its connection,
 * also if the statement has updated a row and inserted none.
 */
final class Rowids {

	private Rowids() {
	}

	static List<StepResult> checked(List<StepResult> steps, Batch batch) {
		List<StepResult> checked = new ArrayList<>(steps.size());
		for (int i = 0; i < steps.size(); i++) {
			checked.add(checked(steps.get(i), batch.steps().get(i).statement().sql()));
		}
		return checked;
	}

	private static StepResult checked(StepResult step, String sql) {
		if (!(step instanceof StepResult.Success success) || success.result().lastInsertRowid().isEmpty()) {
			return step;
		}
		StatementResult result = success.result();
		boolean upsert = SqlStatement.parseAll(sql).stream().anyMatch(SqlStatement::upsert);
		return upsert ? new StepResult.Success(result.withoutRowid()) : step;
	}

}
