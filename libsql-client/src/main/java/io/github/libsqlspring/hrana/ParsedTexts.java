package io.github.libsqlspring.hrana;

import java.util.List;

import reactor.core.publisher.Mono;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.FailedStatement;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

/**
 * The texts that the server can parse. In a cursor, a text that it cannot parse costs the
 * stream and the transaction on it, where in a batch it is an error like any other;
 * therefore a text is tried before its first cursor. Thread-safe.
 */
final class ParsedTexts {

	private final TextCache<Boolean> known = new TextCache<>();

	/**
	 * Lets the server parse what it has not parsed yet.
	 * @param stream the stream to ask on
	 * @param call the call whose batch is about to be a cursor
	 * @return completes if all can be parsed, else fails with the refusal of the first
	 * that cannot
	 */
	Mono<Void> check(HranaStream stream, Call call) {
		List<Statement> unknown = call.batch()
			.steps()
			.stream()
			.map(Batch.Step::statement)
			.filter((statement) -> this.known.get(statement.sql()) == null)
			.toList();
		if (unknown.isEmpty()) {
			return Mono.empty();
		}
		List<StreamRequest> probes = unknown.stream().map(RefusedSteps::probe).toList();
		return stream.send(probes, call.deadline().remaining()).doOnNext((answers) -> {
			for (int i = 0; i < unknown.size(); i++) {
				learn(unknown.get(i).sql(), answers.get(i));
			}
		}).then();
	}

	private void learn(String sql, StreamResult answer) {
		if (answer instanceof StreamResult.Failed failed) {
			throw new LibsqlResponseException(failed.error(), FailedStatement.single(sql));
		}
		this.known.put(sql, Boolean.TRUE);
	}

}
