package io.github.libsqlspring.hrana;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import reactor.core.publisher.Mono;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * Which texts only read, as the server says: asked once for each text, and remembered.
 * Thread-safe.
 */
final class ReadOnlyTexts {

	private static final LibsqlError REFUSED = new LibsqlError("SQLITE_READONLY",
			"The statement would write, where only reading is allowed; it was not executed");

	private final TextCache<Boolean> known = new TextCache<>();

	/**
	 * Finds the steps that would write.
	 * @param stream the stream to ask on
	 * @param call the call
	 * @return the steps that must not be sent
	 */
	Mono<RefusedSteps> refuseWrites(HranaStream stream, Call call) {
		List<String> unknown = call.batch()
			.steps()
			.stream()
			.map((step) -> step.statement().sql())
			.distinct()
			.filter((sql) -> this.known.get(sql) == null && !isKnownByItsForm(sql) && !isOtherThanQuery(sql))
			.toList();
		if (unknown.isEmpty()) {
			return Mono.fromSupplier(() -> refused(call.batch()));
		}
		List<StreamRequest> questions = unknown.stream().<StreamRequest>map(StreamRequest.Describe::new).toList();
		return stream.send(questions, call.deadline().remaining()).map((answers) -> {
			for (int i = 0; i < unknown.size(); i++) {
				learn(unknown.get(i), answers.get(i));
			}
			return refused(call.batch());
		});
	}

	// A text that cannot be described cannot be executed either, and its failure is then
	// the better answer.
	private void learn(String sql, StreamResult answer) {
		if (answer instanceof StreamResult.Described described) {
			// EXPLAIN of a write only reads.
			this.known.put(sql, described.description().readOnly() || described.description().explain());
		}
	}

	private RefusedSteps refused(Batch batch) {
		Map<Integer, LibsqlError> errors = new TreeMap<>();
		for (int i = 0; i < batch.steps().size(); i++) {
			String sql = batch.steps().get(i).statement().sql();
			if (isOtherThanQuery(sql) || Boolean.FALSE.equals(this.known.get(sql))) {
				errors.put(i, REFUSED);
			}
		}
		return new RefusedSteps(batch, errors);
	}

	// The server takes some of them for reading, even what would lift such a guard.
	private static boolean isOtherThanQuery(String sql) {
		return !SqlStatement.parseAll(sql)
			.stream()
			.allMatch((statement) -> statement.readOnly() || statement.isTransactionControl());
	}

	private static boolean isKnownByItsForm(String sql) {
		List<SqlStatement> parsed = SqlStatement.parseAll(sql);
		return parsed.size() == 1 && (parsed.get(0).isTransactionControl() || parsed.get(0).isPlainQuery());
	}

}
