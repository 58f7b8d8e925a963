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

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.hrana.wire.ClientMessage;
import io.github.libsqlspring.hrana.wire.Codec;
import io.github.libsqlspring.hrana.wire.ServerMessage;

/**
 * One WebSocket connection. It reads and writes frames in the channel's pipeline, before
 * anything that would queue them, because each step costs as much as a small statement.
 * All of it happens on the event loop, but for {@link #isUsable()}.
 */
// What fails ends the connection, of which everybody is told.
@SuppressWarnings("FutureReturnValueIgnored")
final class WebSocketConnection extends ChannelInboundHandlerAdapter {

	// Time enough to answer a close frame or a ping.
	private static final long CLOSE_MILLIS = 1000;

	private static final long PING_SECONDS = 30;

	private final WebSocketLink link;

	private final HranaProtocol protocol;

	private final Codec codec;

	private final int maxResultSize;

	private final RequestTable requests = new RequestTable();

	private final StoredSql storedSql = new StoredSql();

	private @Nullable ChannelHandlerContext context;

	private @Nullable ScheduledFuture<?> pings;

	private volatile boolean usable = true;

	private boolean alive = true;

	private boolean closing;

	private boolean closedHere;

	private @Nullable String token;

	private int hellos;

	private int acceptedHellos;

	private int calls;

	private int transactions;

	private int streams;

	private int cursors;

	private boolean flushing;

	private boolean heard;

	private boolean pinged;

	WebSocketConnection(WebSocketLink link, HranaProtocol protocol, int maxResultSize) {
		this.link = link;
		this.protocol = protocol;
		this.codec = protocol.codec();
		this.maxResultSize = maxResultSize;
	}

	/**
	 * Takes over a channel after the handshake.
	 * @param channel the channel
	 */
	void install(Channel channel) {
		channel.pipeline()
			.addBefore(NettyPipeline.ReactiveBridge, "libsql-frames", new WebSocketFrameAggregator(this.maxResultSize))
			.addBefore(NettyPipeline.ReactiveBridge, "libsql", this);
		channel.config().setAutoRead(true);
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.context = ctx;
		this.pings = ctx.executor().scheduleAtFixedRate(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
	}

	// Finds out that the other side is gone, and keeps what is between from forgetting
	// the connection.
	private void ping() {
		if (!this.heard && this.pinged) {
			end(ConnectionEnd.of(new IOException("no answer to a ping within " + PING_SECONDS + " seconds")));
		}
		else if (!this.heard) {
			this.pinged = true;
			context().writeAndFlush(new PingWebSocketFrame());
		}
		this.heard = false;
	}

	private ChannelHandlerContext context() {
		return Objects.requireNonNull(this.context);
	}

	/**
	 * Whether new streams may be opened. May be asked on any thread.
	 * @return {@code false} as soon as the connection is to end, or has ended
	 */
	boolean isUsable() {
		return this.usable;
	}

	boolean isAlive() {
		return this.alive;
	}

	HranaProtocol protocol() {
		return this.protocol;
	}

	@Nullable String token() {
		return this.token;
	}

	int hellos() {
		return this.hellos;
	}

	RequestTable requests() {
		return this.requests;
	}

	int nextStreamId() {
		return ++this.streams;
	}

	int nextCursorId() {
		return ++this.cursors;
	}

	/**
	 * Sends a call, and before it a hello if the token is another one than before.
	 * @param call the call
	 * @param currentToken the token
	 */
	void start(WebSocketCall call, @Nullable String currentToken) {
		if (this.hellos == 0 || !Objects.equals(currentToken, this.token)) {
			this.token = currentToken;
			this.hellos++;
			write(encode(new ClientMessage.Hello(currentToken)));
		}
		this.storedSql.nextFlush();
		call.sendOn(this);
		flushLater();
	}

	/**
	 * Takes note of a text that is about to be sent, and perhaps stores it.
	 * @param sql the text
	 */
	void store(String sql) {
		this.storedSql.use(sql,
				(id, text) -> write(
						encode(new ClientMessage.StoreSql(this.requests.add(RequestOwner.IGNORED, 0), id, text))),
				(id) -> write(encode(new ClientMessage.CloseSql(this.requests.add(RequestOwner.IGNORED, 0), id))));
	}

	byte[] encode(ClientMessage message) {
		return this.codec.writeMessage(message, this.storedSql);
	}

	void write(byte[] payload) {
		context().write(frame(payload), context().voidPromise());
	}

	/**
	 * Writes a message of which one has to know whether it has left.
	 * @param payload the message
	 * @return fails if the connection ended before
	 */
	ChannelFuture writeFirst(byte[] payload) {
		return context().write(frame(payload));
	}

	private WebSocketFrame frame(byte[] payload) {
		ByteBuf content = Unpooled.wrappedBuffer(payload);
		return this.codec.isBinary() ? new BinaryWebSocketFrame(content) : new TextWebSocketFrame(content);
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

	void callStarted() {
		this.calls++;
	}

	void callEnded() {
		this.calls--;
		closeIfDone();
	}

	void transactions(int change) {
		this.transactions += change;
		closeIfDone();
	}

	/**
	 * Ends the connection as soon as nobody else needs it, which interrupts what runs on
	 * it.
	 */
	void retire() {
		this.usable = false;
		this.link.retired(this);
		closeIfDone();
	}

	private void closeIfDone() {
		if (!this.usable && this.calls == 0 && this.transactions == 0) {
			close();
		}
	}

	/**
	 * Ends the connection in due form, soon.
	 */
	void close() {
		this.usable = false;
		this.link.retired(this);
		if (!this.closing && this.alive) {
			this.closing = true;
			this.closedHere = true;
			context().writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE));
			context().executor().schedule(() -> end(closed()), CLOSE_MILLIS, TimeUnit.MILLISECONDS);
		}
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

	private void closedByServer() {
		this.usable = false;
		if (this.closing) {
			end(closed());
		}
		else {
			this.closing = true;
			context().writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
				.addListener((ChannelFutureListener) (written) -> end(closed()));
		}
	}

	private void read(WebSocketFrame frame) {
		try {
			if (frame instanceof BinaryWebSocketFrame != this.codec.isBinary()) {
				throw new LibsqlProtocolException("The server sent a frame of the wrong type", null, null);
			}
			dispatch(this.codec.readMessage(ByteBufUtil.getBytes(frame.content())));
		}
		catch (LibsqlException ex) {
			end(ConnectionEnd.of(ex));
		}
	}

	private void dispatch(ServerMessage message) {
		if (message instanceof ServerMessage.Response response) {
			int id = response.requestId();
			RequestOwner owner = owner(id);
			int index = this.requests.index(id);
			this.requests.release(id);
			owner.answered(index, response.result());
		}
		else if (message instanceof ServerMessage.Fetched fetched) {
			RequestOwner owner = owner(fetched.requestId());
			this.requests.release(fetched.requestId());
			owner.fetched(fetched.entries(), fetched.done());
		}
		else if (message instanceof ServerMessage.HelloError refused) {
			refused(refused.error());
		}
		else if (this.acceptedHellos++ == 0) {
			this.link.accepted();
		}
	}

	private RequestOwner owner(int id) {
		RequestOwner owner = this.requests.owner(id);
		if (owner == null) {
			throw new LibsqlProtocolException("The server answered a request that was not sent", null, null);
		}
		return owner;
	}

	private void refused(LibsqlError error) {
		end(new ConnectionEnd(null, error, this.acceptedHellos + 1));
	}

	private ConnectionEnd closed() {
		return ConnectionEnd.of(this.closedHere ? new IOException("it was closed here") : null);
	}

	// Once; what comes later has no one left to tell.
	private void end(ConnectionEnd end) {
		if (!this.alive) {
			return;
		}
		this.alive = false;
		this.usable = false;
		if (this.pings != null) {
			this.pings.cancel(false);
		}
		this.link.ended(this, this.acceptedHellos > 0);
		this.requests.owners().forEach((owner) -> owner.unanswered(end));
		context().close();
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		end(closed());
		ctx.fireChannelInactive();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		end(ConnectionEnd.of(cause));
	}

}
