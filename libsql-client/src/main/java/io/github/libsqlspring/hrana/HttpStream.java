package io.github.libsqlspring.hrana;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.hrana.wire.CursorEntry;
import io.github.libsqlspring.hrana.wire.CursorRequest;
import io.github.libsqlspring.hrana.wire.PipelineRequest;
import io.github.libsqlspring.hrana.wire.PipelineResponse;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

/**
 * A stream over HTTP (Hrana 3, "Hrana over HTTP"): each call is a request that carries
 * the baton of the last answer.
 */
final class HttpStream implements HranaStream {

	private static final System.Logger LOGGER = System.getLogger(HttpStream.class.getName());

	private static final List<StreamRequest> CLOSE = List.of(new StreamRequest.Close());

	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

	private final HttpTransport transport;

	private volatile StreamState state = StreamState.NONE;

	private @Nullable GuardlessStream guardless;

	HttpStream(HttpTransport transport) {
		this.transport = transport;
	}

	@Override
	public Mono<List<StreamResult>> send(List<StreamRequest> requests, Duration limit) {
		return Mono.defer(() -> {
			Deadline deadline = Deadline.after(limit);
			return protocol(limit).flatMap((protocol) -> (protocol.hasGuard() ? exchange(protocol, requests)
					: guardless(protocol).send(requests))
				.timeout(deadline.remaining()));
		}).onErrorMap((failure) -> TransportErrors.toException(failure, this.transport.baseUri()));
	}

	// What fails while the server is asked what it speaks has executed nothing.
	private Mono<HranaProtocol> protocol(Duration limit) {
		return this.transport.protocol()
			.timeout(limit)
			.onErrorMap((failure) -> TransportErrors.beforeRequest(failure, this.transport.baseUri()));
	}

	private GuardlessStream guardless(HranaProtocol protocol) {
		if (this.guardless == null) {
			this.guardless = new GuardlessStream((requests) -> exchange(protocol, requests));
		}
		return this.guardless;
	}

	private Mono<List<StreamResult>> exchange(HranaProtocol protocol, List<StreamRequest> requests) {
		return Mono.defer(() -> {
			StreamState before = this.state;
			byte[] body = protocol.codec().writePipeline(new PipelineRequest(before.baton(), requests));
			long start = System.nanoTime();
			return this.transport.post(protocol, endpoints(protocol).pipeline(), body).map((reply) -> {
				logRoundTrip(requests.size(), reply, start);
				return read(protocol, reply, requests.size());
			});
		});
	}

	private Endpoints endpoints(HranaProtocol protocol) {
		return this.transport.endpoints(protocol, this.state.baseUrl());
	}

	private void logRoundTrip(int requests, HttpReply reply, long start) {
		if (LOGGER.isLoggable(System.Logger.Level.DEBUG)) {
			LOGGER.log(System.Logger.Level.DEBUG,
					requests + " requests to " + this.transport.baseUri() + ": status " + reply.status() + ", "
							+ reply.body().length + " bytes, " + (System.nanoTime() - start) / 1000 + " µs");
		}
	}

	private List<StreamResult> read(HranaProtocol protocol, HttpReply reply, int requests) {
		if (reply.status() != 200) {
			LibsqlException failure = HttpErrors.toException(reply, protocol.codec());
			if (Replies.isStreamGone(failure)) {
				// There is nothing left to be closed.
				this.state = StreamState.NONE;
			}
			throw failure;
		}
		PipelineResponse response = protocol.codec().readPipeline(reply.body());
		this.state = this.state.after(response.baton(), response.baseUrl(), this.transport.baseUri());
		if (response.results().size() != requests) {
			throw new LibsqlProtocolException(
					"The server answered " + requests + " requests with " + response.results().size() + " results",
					null, null);
		}
		return response.results();
	}

	@Override
	public Flux<CursorEntry> cursor(CursorRequest cursor, Duration limit) {
		return protocol(limit)
			.flatMapMany((protocol) -> protocol.hasGuard() ? readCursor(protocol, cursor, limit)
					: guardless(protocol).cursor(cursor, limit))
			.onErrorMap((failure) -> TransportErrors.toException(failure, this.transport.baseUri()));
	}

	private Flux<CursorEntry> readCursor(HranaProtocol protocol, CursorRequest cursor, Duration limit) {
		return Flux.defer(() -> {
			StreamState before = this.state;
			byte[] body = protocol.codec()
				.writeCursor(new CursorRequest(before.baton(), cursor.batch(), cursor.replicationIndex()));
			int maxEntryBytes = this.transport.options().maxResultSize();
			HttpCursor reply = new HttpCursor(this.transport.stream(protocol, endpoints(protocol).cursor(), body),
					protocol.codec().cursorDecoder(maxEntryBytes));
			return reply.entries(limit).filter((entry) -> !isHead(entry));
		});
	}

	private boolean isHead(CursorEntry entry) {
		if (entry instanceof CursorEntry.Head head) {
			this.state = this.state.after(head.baton(), head.baseUrl(), this.transport.baseUri());
			return true;
		}
		return false;
	}

	@Override
	public Mono<Void> close() {
		return Mono.defer(() -> isOpen() ? send(CLOSE, CLOSE_LIMIT).then() : Mono.empty())
			.doFinally((signal) -> this.state = StreamState.NONE);
	}

	@Override
	public boolean isOpen() {
		return this.state.isOpen();
	}

	@Override
	public String toString() {
		URI node = this.state.baseUrl();
		return "HttpStream[" + ((node != null) ? node : this.transport.baseUri()) + "]";
	}

}
