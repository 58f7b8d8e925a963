package io.github.libsqlspring.hrana;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

/**
 * A server, and words for the sessions that tests open on it.
 */
final class Remote implements AutoCloseable {

	private final SqldServer server;

	private Remote(SqldServer server) {
		this.server = server;
	}

	static Remote start(String... arguments) {
		return start(SqldOptions.defaults().withArguments(arguments));
	}

	static Remote start(SqldOptions options) {
		return new Remote(SqldServer.start(options));
	}

	SqldServer server() {
		return this.server;
	}

	HranaDatabase open() {
		return open(this.server.url(), (options) -> {
		});
	}

	static HranaDatabase open(String url, Consumer<HranaOptions.Builder> settings) {
		HranaOptions.Builder options = HranaOptions.builder(URI.create(url));
		settings.accept(options);
		return HranaDatabase.create(options.build());
	}

	/**
	 * Runs statements in a session of their own.
	 */
	static StatementResult execute(HranaDatabase database, String sql, Object... arguments) {
		try (Session session = database.openSession()) {
			return execute(session, CallOptions.DEFAULT, sql, arguments);
		}
	}

	static StatementResult execute(Session session, String sql, Object... arguments) {
		return execute(session, CallOptions.DEFAULT, sql, arguments);
	}

	static StatementResult execute(Session session, CallOptions options, String sql, Object... arguments) {
		BatchProgram program = BatchProgram.autocommit(List.of(Statement.of(sql, arguments)));
		return program.results(session.batch(program.batch(), options)).get(0);
	}

	static BatchResult steps(Session session, String... sql) {
		List<Batch.Step> steps = new ArrayList<>();
		for (String each : sql) {
			steps.add(new Batch.Step(null, Statement.of(each)));
		}
		BatchResult result = session.batch(new Batch(steps));
		for (StepResult step : result.steps()) {
			if (step instanceof StepResult.Failure failure) {
				throw new LibsqlResponseException(failure.error(), null);
			}
		}
		return result;
	}

	static long number(HranaDatabase database, String sql) {
		return execute(database, sql).rows().get(0).getLong(0);
	}

	static long number(Session session, String sql) {
		return execute(session, sql).rows().get(0).getLong(0);
	}

	@Override
	public void close() {
		this.server.close();
	}

}
