package io.github.libsqlspring.hrana;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

import io.github.libsqlspring.LibsqlProtocolException;

/**
 * The frames of one WebSocket: messages, pings, and the closing on both sides. It reads
 * and writes in the channel's pipeline, before anything that would queue them, because
 * each step costs as much as a small statement. All of it happens on the event loop.
 */
// What fails ends the connection, of which the listener is told.
@SuppressWarnings("FutureReturnValueIgnored")
final class WebSocketFrames extends ChannelInboundHandlerAdapter {

	// Time enough to answer a close frame.
	private static final long CLOSE_MILLIS = 1000;

	private static final long PING_SECONDS = 30;

	private final boolean binary;

	private final Listener listener;

	private @Nullable ChannelHandlerContext context;

	private @Nullable ScheduledFuture<?> pings;

	private boolean closing;

	private boolean closedHere;

	private boolean ended;

	private boolean flushing;

	private boolean heard;

	private boolean pinged;

	/**
	 * Prepares to exchange frames.
	 * @param binary whether messages are binary frames
	 * @param listener is told of what comes
	 */
	WebSocketFrames(boolean binary, Listener listener) {
		this.binary = binary;
		this.listener = listener;
	}

	/**
	 * Takes over a channel after the handshake.
	 * @param channel the channel
	 * @param maxMessageSize the largest message, in as many frames as it may come
	 */
	void install(Channel channel, int maxMessageSize) {
		channel.pipeline()
			.addBefore(NettyPipeline.ReactiveBridge, "libsql-frames", new WebSocketFrameAggregator(maxMessageSize))
			.addBefore(NettyPipeline.ReactiveBridge, "libsql", this);
		channel.config().setAutoRead(true);
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.context = ctx;
		this.pings = ctx.executor().scheduleAtFixedRate(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
	}

	private ChannelHandlerContext context() {
		return Objects.requireNonNull(this.context);
	}

	// Finds out that the other side is gone, and keeps what is between from forgetting
	// the connection.
	private void ping() {
		if (!this.heard && this.pinged) {
			end(new IOException("no answer to a ping within " + PING_SECONDS + " seconds"));
		}
		else if (!this.heard) {
			this.pinged = true;
			context().writeAndFlush(new PingWebSocketFrame());
		}
		this.heard = false;
	}

	void write(byte[] message) {
		context().write(frame(message), context().voidPromise());
	}

	/**
	 * Writes a message of which one has to know whether it has left.
	 * @param message the message
	 * @return fails if the connection ended before
	 */
	ChannelFuture writeFirst(byte[] message) {
		return context().write(frame(message));
	}

	private WebSocketFrame frame(byte[] message) {
		ByteBuf content = Unpooled.wrappedBuffer(message);
		return this.binary ? new BinaryWebSocketFrame(content) : new TextWebSocketFrame(content);
	}

	/**
	 * Flushes behind everything that the event loop has to do already: calls that come
	 * together leave together.
	 */
	void flushLater() {
		if (!this.flushing) {
			this.flushing = true;
			context().executor().execute(() -> {
				this.flushing = false;
				context().flush();
			});
		}
	}

	/**
	 * Ends the connection in due form, soon.
	 */
	void close() {
		if (!this.closing) {
			this.closing = true;
			this.closedHere = true;
			context().writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE));
			context().executor().schedule(() -> end(null), CLOSE_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Ends the connection at once, if it has not ended yet.
	 * @param cause why, or {@code null} if nobody knows
	 */
	void end(@Nullable Throwable cause) {
		if (this.ended) {
			return;
		}
		this.ended = true;
		if (this.pings != null) {
			this.pings.cancel(false);
		}
		this.listener.ended((cause == null && this.closedHere) ? new IOException("it was closed here") : cause);
		context().close();
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		this.heard = true;
		this.pinged = false;
		try {
			if (message instanceof TextWebSocketFrame || message instanceof BinaryWebSocketFrame) {
				read((WebSocketFrame) message);
			}
			else if (message instanceof PingWebSocketFrame ping) {
				ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
			}
			else if (message instanceof CloseWebSocketFrame) {
				closedByServer();
			}
		}
		finally {
			ReferenceCountUtil.release(message);
		}
	}

	private void read(WebSocketFrame frame) {
		if (this.ended) {
			return;
		}
		if (frame instanceof BinaryWebSocketFrame != this.binary) {
			end(new LibsqlProtocolException("The server sent a frame of the wrong type", null, null));
			return;
		}
		this.listener.received(ByteBufUtil.getBytes(frame.content()));
	}

	private void closedByServer() {
		this.listener.closing();
		if (this.closing) {
			end(null);
		}
		else {
			this.closing = true;
			context().writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
				.addListener((ChannelFutureListener) (written) -> end(null));
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		end(null);
		ctx.fireChannelInactive();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		end(cause);
	}

	/**
	 * Is told of what comes, on the event loop.
	 */
	interface Listener {

		/**
		 * A message has come.
		 * @param message the message
		 */
		void received(byte[] message);

		/**
		 * The server wants to end the connection.
		 */
		void closing();

		/**
		 * The connection has ended. Told once.
		 * @param cause why, or {@code null} if the server has just ended it
		 */
		void ended(@Nullable Throwable cause);

	}

}
