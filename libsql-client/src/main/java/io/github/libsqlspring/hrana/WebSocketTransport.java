package io.github.libsqlspring.hrana;

import java.net.URI;
import java.time.Duration;

import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;

/**
 * One WebSocket connection to a server, on which all streams are multiplexed. It is made
 * when the first call needs it, and anew when it has ended. Thread-safe: all state below
 * belongs to one event loop, on which the calls are carried out one after the other and
 * never block.
 * <p>
 * Hrana has no message that stops a statement; closing its cursor or its stream lets it
 * run on. Only the end of the connection interrupts what runs on it. Therefore a call
 * that is cancelled or out of time <em>retires</em> its connection: new streams get
 * another one, and it is closed as soon as no other call is in flight and no other stream
 * holds a transaction on it, which is at once if there is none. Until then the statement
 * goes on.
 */
final class WebSocketTransport implements Transport {

	// The server never ends an unused stream, but each is one of its 128 connections.
	private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(60);

	private final HranaOptions options;

	private final WebSocketLink link;

	WebSocketTransport(HranaOptions options) {
		this.options = options;
		// Shared by all users of reactor-netty, and never ended by this class.
		LoopResources loops = HttpResources.get();
		EventLoop loop = loops.onClient(LoopResources.DEFAULT_NATIVE).next();
		this.link = new WebSocketLink(options, loop, new WebSocketHandshake(options, loop));
	}

	@Override
	public HranaStream openStream() {
		return new WebSocketStream(this.link);
	}

	@Override
	public Duration maxIdleTime() {
		return MAX_IDLE_TIME;
	}

	@Override
	public URI baseUri() {
		return this.options.baseUri();
	}

	@Override
	public String name() {
		return "websocket";
	}

	@Override
	public @Nullable HranaProtocol spoken() {
		return this.link.spoken();
	}

	@Override
	public void close() {
		this.link.close();
	}

	@Override
	public String toString() {
		return "WebSocketTransport[" + this.options.baseUri() + "]";
	}

}
