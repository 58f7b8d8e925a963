package io.github.libsqlspring.hrana;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * The SQL texts in requests.
 */
final class SentSql {

	private SentSql() {
	}

	static void forEach(StreamRequest request, Consumer<String> action) {
		if (request instanceof StreamRequest.RunBatch run) {
			forEach(run.batch(), action);
		}
		else if (request instanceof StreamRequest.Execute execute) {
			action.accept(execute.statement().sql());
		}
	}

	static void forEach(Batch batch, Consumer<String> action) {
		List<Batch.Step> steps = batch.steps();
		for (int i = 0; i < steps.size(); i++) {
			action.accept(steps.get(i).statement().sql());
		}
	}

	/**
	 * Whether a transaction may be open after a text.
	 * @param sql the text
	 * @param before whether one was open
	 * @return {@code true} in case of doubt
	 */
	static boolean mayBeOpenAfter(String sql, boolean before) {
		try {
			boolean open = before;
			for (SqlStatement statement : SqlStatement.parseAll(sql)) {
				open = switch (statement.keyword().toUpperCase(Locale.ROOT)) {
					case "BEGIN", "SAVEPOINT" -> true;
					case "COMMIT", "END" -> false;
					default -> open;
				};
			}
			return open;
		}
		catch (IllegalArgumentException ex) {
			return true;
		}
	}

}
