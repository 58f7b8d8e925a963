package io.github.libsqlspring.sqlite;

import java.util.Arrays;
import java.util.List;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;

/**
 * Short words for what the tests do with a session.
 */
final class Sessions {

	private Sessions() {
	}

	static Batch batch(Statement... statements) {
		return new Batch(Arrays.stream(statements).map((statement) -> new Batch.Step(null, statement)).toList());
	}

	static StepResult step(Session session, String sql, Object... arguments) {
		return step(session, Statement.of(sql, arguments));
	}

	static StepResult step(Session session, Statement statement) {
		return session.batch(batch(statement)).steps().get(0);
	}

	static StatementResult execute(Session session, String sql, Object... arguments) {
		return execute(session, Statement.of(sql, arguments));
	}

	static StatementResult execute(Session session, Statement statement) {
		StepResult result = step(session, statement);
		if (result instanceof StepResult.Success success) {
			return success.result();
		}
		throw new AssertionError(statement.sql() + ": " + result);
	}

	static LibsqlError error(Session session, String sql, Object... arguments) {
		return error(session, Statement.of(sql, arguments));
	}

	static LibsqlError error(Session session, Statement statement) {
		return ((StepResult.Failure) step(session, statement)).error();
	}

	static Object value(Session session, String sql, Object... arguments) {
		List<Row> rows = execute(session, sql, arguments).rows();
		return rows.get(0).getObject(0);
	}

	static boolean autocommit(Session session) {
		BatchResult result = session.batch(new Batch(List.of()));
		return result.autocommit();
	}

}
