package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.netty.channel.ChannelFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.hrana.wire.ClientMessage;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

/**
 * Requests on a stream, all sent at once.
 */
final class StreamCall extends WebSocketCall {

	private static final int OPENING = -1;

	private final List<StreamRequest> requests;

	private final MonoSink<List<StreamResult>> sink;

	private final @Nullable StreamResult[] results;

	private int missing;

	private @Nullable LibsqlError notOpened;

	StreamCall(WebSocketLink link, WebSocketStream stream, boolean guardless, List<StreamRequest> requests,
			Duration limit, MonoSink<List<StreamResult>> sink) {
		super(link, stream, guardless, limit);
		this.requests = requests;
		this.sink = sink;
		this.results = new @Nullable StreamResult[requests.size()];
	}

	@Override
	ChannelFuture write(WebSocketConnection target) {
		int count = this.requests.size();
		for (StreamRequest request : this.requests) {
			SentSql.forEach(request, target::store);
		}
		OutgoingRequests outgoing = new OutgoingRequests(target, this, count + 1);
		if (stream().isOpening()) {
			outgoing.add(OPENING, (id) -> new ClientMessage.OpenStream(id, stream().id()));
		}
		for (int i = 0; i < count; i++) {
			StreamRequest request = this.requests.get(i);
			outgoing.add(i, (id) -> new ClientMessage.OnStream(id, stream().id(), request));
		}
		this.missing = outgoing.count();
		this.notOpened = null;
		return outgoing.writeAll();
	}

	@Override
	public void answered(int index, StreamResult result) {
		if (hasEnded()) {
			return;
		}
		if (index != OPENING) {
			this.results[index] = result;
		}
		else if (result instanceof StreamResult.Failed failed) {
			this.notOpened = failed.error();
		}
		if (--this.missing == 0) {
			complete();
		}
	}

	private void complete() {
		if (this.notOpened != null) {
			fail(new LibsqlResponseException(this.notOpened, null));
			return;
		}
		@SuppressWarnings("NullAway") // Each request was answered.
		List<StreamResult> complete = Arrays.asList(this.results);
		stream().answered(this.requests, complete);
		end();
		this.sink.success(complete);
	}

	@Override
	void signal(Throwable failure) {
		this.sink.error(failure);
	}

}
