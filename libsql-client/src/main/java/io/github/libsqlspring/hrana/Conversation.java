package io.github.libsqlspring.hrana;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.FailedStatement;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.hrana.wire.JsonCodec;
import io.github.libsqlspring.hrana.wire.PipelineRequest;
import io.github.libsqlspring.hrana.wire.PipelineResponse;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

/**
 * A stream of a libSQL server: the reactive chain of the remote path. The server opens it
 * with the first request. One request at a time; not thread-safe.
 */
final class Conversation {

	private static final System.Logger LOGGER = System.getLogger(Conversation.class.getName());

	private static final List<StreamRequest> CLOSE = List.of(new StreamRequest.Close());

	private final HttpTransport transport;

	private volatile StreamState state = StreamState.NONE;

	Conversation(HttpTransport transport) {
		this.transport = transport;
	}

	/**
	 * Runs a batch in one round trip, with further ones only if a step cannot be parsed.
	 * @param batch the steps
	 * @param close whether to close the stream with the same request
	 * @return the results
	 */
	Mono<BatchResult> batch(Batch batch, boolean close) {
		return send(batch, close).flatMap((results) -> {
			if (results.get(0) instanceof StreamResult.Failed failed) {
				return UnparsedSteps.isRefusal(failed.error()) ? runWithout(failed, batch, results, close)
						: Mono.error(new LibsqlResponseException(failed.error(), onlyStatement(batch)));
			}
			return Mono.just(toBatchResult(results, batch));
		});
	}

	private Mono<BatchResult> runWithout(StreamResult.Failed failed, Batch batch, List<StreamResult> results,
			boolean close) {
		if (batch.steps().size() == 1) {
			return Mono.just(new BatchResult(List.of(new StepResult.Failure(failed.error())), autocommit(results)));
		}
		List<StreamRequest> probes = new ArrayList<>(UnparsedSteps.probes(batch));
		if (close) {
			probes.addAll(CLOSE);
		}
		return send(probes, batch).flatMap((answers) -> {
			UnparsedSteps unparsed = UnparsedSteps.of(batch, answers);
			if (unparsed.isEmpty()) {
				return Mono.error(new LibsqlResponseException(failed.error(), onlyStatement(batch)));
			}
			return send(unparsed.replacement(), close)
				.map((replaced) -> unparsed.restore(toBatchResult(replaced, batch)));
		});
	}

	private Mono<List<StreamResult>> send(Batch batch, boolean close) {
		List<StreamRequest> requests = new ArrayList<>(3);
		requests.add(new StreamRequest.RunBatch(batch, null));
		requests.add(new StreamRequest.GetAutocommit());
		if (close) {
			requests.addAll(CLOSE);
		}
		return send(requests, batch);
	}

	private Mono<List<StreamResult>> send(List<StreamRequest> requests, @Nullable Batch batch) {
		return Mono.defer(() -> {
			StreamState before = this.state;
			byte[] body = JsonCodec.INSTANCE.writePipeline(new PipelineRequest(before.baton(), requests));
			long start = System.nanoTime();
			return this.transport.post(before, body).map((reply) -> {
				logRoundTrip(requests.size(), reply, start);
				return read(reply, requests.size());
			});
		})
			.onErrorMap(
					(failure) -> TransportErrors.toException(failure, this.transport.baseUri(), onlyStatement(batch)));
	}

	private void logRoundTrip(int requests, HttpReply reply, long start) {
		LOGGER.log(System.Logger.Level.DEBUG,
				() -> requests + " requests to " + this.transport.baseUri() + ": status " + reply.status() + ", "
						+ reply.body().length + " bytes, " + (System.nanoTime() - start) / 1000 + " µs");
	}

	private List<StreamResult> read(HttpReply reply, int requests) {
		if (reply.status() != 200) {
			throw HttpErrors.toException(reply);
		}
		PipelineResponse response = JsonCodec.INSTANCE.readPipeline(reply.body());
		this.state = this.state.after(response, this.transport.baseUri());
		checkCount("requests", requests, response.results().size());
		return response.results();
	}

	private static void checkCount(String what, int sent, int answered) {
		if (answered != sent) {
			throw new LibsqlProtocolException(
					"The server answered " + sent + " " + what + " with " + answered + " results", null, null);
		}
	}

	private static BatchResult toBatchResult(List<StreamResult> results, Batch batch) {
		if (results.get(0) instanceof StreamResult.BatchRan ran) {
			checkCount("steps", batch.steps().size(), ran.steps().size());
			return new BatchResult(Rowids.checked(ran.steps(), batch), autocommit(results));
		}
		if (results.get(0) instanceof StreamResult.Failed failed) {
			throw new LibsqlResponseException(failed.error(), null);
		}
		throw unexpected("batch", results.get(0));
	}

	private static boolean autocommit(List<StreamResult> results) {
		if (results.get(1) instanceof StreamResult.Autocommit autocommit) {
			return autocommit.autocommit();
		}
		throw unexpected("get_autocommit", results.get(1));
	}

	private static LibsqlProtocolException unexpected(String request, StreamResult result) {
		return new LibsqlProtocolException(
				"The server answered a request of type " + request + " with a result of type " + result.type(), null,
				null);
	}

	// The statement of a batch that holds one only, perhaps behind a BEGIN.
	private static @Nullable FailedStatement onlyStatement(@Nullable Batch batch) {
		if (batch == null || batch.steps().isEmpty() || batch.steps().size() > 2) {
			return null;
		}
		return FailedStatement.single(batch.steps().get(batch.steps().size() - 1).statement().sql());
	}

	/**
	 * Closes the stream on the server, if it is open there as far as known.
	 * @return completes when the server has answered
	 */
	Mono<Void> close() {
		return this.state.isOpen() ? send(CLOSE, null).then() : Mono.empty();
	}

	boolean isOpen() {
		return this.state.isOpen();
	}

}
