package io.github.libsqlspring.hrana;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import io.netty.channel.Channel;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.websocket.WebsocketInbound;

import io.github.libsqlspring.LibsqlProtocolException;

/**
 * Makes connections to a server: name resolution, TCP, TLS, the WebSocket handshake with
 * the choice of the protocol.
 */
// Tasks of the event loop.
@SuppressWarnings("FutureReturnValueIgnored")
final class WebSocketHandshake {

	private final HranaOptions options;

	private final EventLoop loop;

	private final HttpClient.WebsocketSender client;

	WebSocketHandshake(HranaOptions options, EventLoop loop) {
		this.options = options;
		this.loop = loop;
		this.client = ServerConnections.configure(HttpClient.newConnection(), options)
			.runOn(loop)
			.headers((headers) -> options.headers().forEach(headers::set))
			.websocket(WebsocketClientSpec.builder()
				.maxFramePayloadLength(options.maxResultSize())
				.protocols(
						options.protocols().stream().map(HranaProtocol::subprotocol).collect(Collectors.joining(",")))
				.build())
			.uri(uri(options.baseUri()).toString());
	}

	private int connectMillis() {
		return ServerConnections.connectMillis(this.options);
	}

	private static URI uri(URI baseUri) {
		String scheme = "https".equals(baseUri.getScheme()) ? "wss" : "ws";
		String path = (baseUri.getRawPath() != null) ? baseUri.getRawPath() : "";
		return URI.create(scheme + "://" + baseUri.getRawAuthority() + path + "/");
	}

	/**
	 * Makes a connection.
	 * @param whenDone is told, on the event loop, either of the channel and its protocol
	 * or of the failure
	 */
	void connect(BiConsumer<@Nullable Established, @Nullable Throwable> whenDone) {
		CompletableFuture<Established> established = new CompletableFuture<>();
		established.whenComplete((result, failure) -> {
			if (this.loop.inEventLoop()) {
				whenDone.accept(result, failure);
			}
			else {
				this.loop.execute(() -> whenDone.accept(result, failure));
			}
		});
		Disposable attempt = this.client.handle((in, out) -> establish(in, established)).subscribe((nothing) -> {
		}, established::completeExceptionally);
		this.loop.schedule(() -> {
			if (established.completeExceptionally(
					new ConnectTimeoutException("no WebSocket handshake within " + connectMillis() + " ms"))) {
				attempt.dispose();
			}
		}, connectMillis(), TimeUnit.MILLISECONDS);
	}

	private Mono<Void> establish(WebsocketInbound in, CompletableFuture<Established> established) {
		HranaProtocol protocol = chosen(in.selectedSubprotocol());
		in.withConnection((connection) -> {
			if (!established.complete(new Established(connection.channel(), protocol))) {
				connection.channel().close();
			}
		});
		// The connection lives until it is closed, whatever becomes of this chain.
		return Mono.never();
	}

	private HranaProtocol chosen(@Nullable String subprotocol) {
		return this.options.protocols()
			.stream()
			.filter((protocol) -> protocol.subprotocol().equals(subprotocol))
			.findFirst()
			.orElseThrow(() -> new LibsqlProtocolException(
					"The server has chosen none of the WebSocket subprotocols that were offered; it must speak Hrana 2 "
							+ "or 3",
					null, null));
	}

	/**
	 * A connection over which frames can be exchanged.
	 *
	 * @param channel the channel, of the event loop
	 * @param protocol what to speak
	 */
	record Established(Channel channel, HranaProtocol protocol) {
	}

}
