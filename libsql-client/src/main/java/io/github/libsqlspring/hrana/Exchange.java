package io.github.libsqlspring.hrana;

import java.util.ArrayList;
import java.util.List;

import reactor.core.publisher.Mono;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

/**
 * Runs the batch of a call on a stream: in one round trip, with further ones only if the
 * server refuses a step.
 *
 * @param server the server
 * @param stream the stream
 * @param call the call
 * @param close whether to close the stream with the same request
 */
record Exchange(HranaServer server, HranaStream stream, Call call, boolean close) {

	private static final StreamRequest CLOSE = new StreamRequest.Close();

	private static final StreamRequest GET_AUTOCOMMIT = new StreamRequest.GetAutocommit();

	Mono<BatchResult> run() {
		Batch batch = this.call.batch();
		return send(this.stream, batch).flatMap((results) -> {
			if (!(results.get(0) instanceof StreamResult.Failed failed)) {
				return Mono.just(toBatchResult(results, batch));
			}
			if (batch.steps().size() == 1) {
				// Whatever it is, it is about that step: for example a result too large
				// to
				// send.
				return Mono.just(new BatchResult(List.of(new StepResult.Failure(failed.error())), autocommit(results)));
			}
			return RefusedSteps.isRefusal(failed.error()) ? runWithout(failed, batch)
					: Mono.error(new LibsqlResponseException(failed.error(), this.call.statement()));
		});
	}

	private static boolean isSingle(Batch batch) {
		return batch.steps().size() == 1 && batch.steps().get(0).condition() == null;
	}

	Mono<BatchResult> run(RefusedSteps refused) {
		return run(this.stream, refused);
	}

	private Mono<BatchResult> runWithout(StreamResult.Failed failed, Batch batch) {
		// The first request has closed the stream already, if it was to.
		HranaStream next = this.close ? this.server.transport().openStream() : this.stream;
		List<StreamRequest> probes = batch.steps()
			.stream()
			.map((step) -> RefusedSteps.probe(step.statement()))
			.toList();
		return next.send(probes, this.call.deadline().remaining()).flatMap((answers) -> {
			RefusedSteps refused = RefusedSteps.of(batch, answers);
			return refused.isEmpty()
					? Mono.<BatchResult>error(new LibsqlResponseException(failed.error(), this.call.statement()))
					: run(next, refused);
		})
			.onErrorResume((failure) -> (next != this.stream) ? next.close().onErrorComplete().then(Mono.error(failure))
					: Mono.error(failure));
	}

	private Mono<BatchResult> run(HranaStream on, RefusedSteps refused) {
		return send(on, refused.replacement())
			.map((results) -> refused.restore(toBatchResult(results, refused.batch())));
	}

	private Mono<List<StreamResult>> send(HranaStream on, Batch batch) {
		List<StreamRequest> requests = new ArrayList<>(3);
		Long replicationIndex = this.call.options().replicationIndex();
		requests.add(isSingle(batch) ? new StreamRequest.Execute(batch.steps().get(0).statement(), replicationIndex)
				: new StreamRequest.RunBatch(batch, replicationIndex));
		requests.add(GET_AUTOCOMMIT);
		if (this.close) {
			requests.add(CLOSE);
		}
		return on.send(requests, this.call.deadline().remaining());
	}

	private static BatchResult toBatchResult(List<StreamResult> results, Batch batch) {
		return new BatchResult(Rowids.checked(steps(results.get(0), batch), batch), autocommit(results));
	}

	private static List<StepResult> steps(StreamResult result, Batch batch) {
		if (result instanceof StreamResult.Executed executed) {
			return List.of(new StepResult.Success(executed.result()));
		}
		if (result instanceof StreamResult.BatchRan ran) {
			return Replies.steps(ran, batch.steps().size());
		}
		if (result instanceof StreamResult.Failed failed) {
			if (batch.steps().size() == 1) {
				return List.of(new StepResult.Failure(failed.error()));
			}
			throw new LibsqlResponseException(failed.error(), null);
		}
		throw Replies.unexpected(isSingle(batch) ? "execute" : "batch", result);
	}

	private static boolean autocommit(List<StreamResult> results) {
		if (results.get(1) instanceof StreamResult.Autocommit autocommit) {
			return autocommit.autocommit();
		}
		throw Replies.unexpected("get_autocommit", results.get(1));
	}

}
