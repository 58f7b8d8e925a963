package io.github.libsqlspring.hrana;

import java.util.Objects;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.hrana.wire.ClientMessage;
import io.github.libsqlspring.hrana.wire.Codec;
import io.github.libsqlspring.hrana.wire.ServerMessage;

/**
 * One connection as Hrana sees it (Hrana 3, "Hrana over WebSocket"): who the client is,
 * the requests in flight, and when nobody needs it any more. All of it happens on the
 * event loop, but for {@link #isUsable()}.
 */
final class WebSocketConnection implements WebSocketFrames.Listener {

	private final WebSocketLink link;

	private final HranaProtocol protocol;

	private final Codec codec;

	private final WebSocketFrames frames;

	private final RequestTable requests = new RequestTable();

	private final StoredSql storedSql = new StoredSql();

	private volatile boolean usable = true;

	private @Nullable ConnectionEnd end;

	private @Nullable String token;

	private int hellos;

	private int acceptedHellos;

	private int calls;

	private int transactions;

	private int streams;

	private int cursors;

	WebSocketConnection(WebSocketLink link, HranaProtocol protocol) {
		this.link = link;
		this.protocol = protocol;
		this.codec = protocol.codec();
		this.frames = new WebSocketFrames(this.codec.isBinary(), this);
	}

	/**
	 * Takes over a channel after the handshake.
	 * @param channel the channel
	 * @param maxResultSize the largest message that is read
	 */
	void install(Channel channel, int maxResultSize) {
		this.frames.install(channel, maxResultSize);
	}

	/**
	 * Whether new streams may be opened. May be asked on any thread.
	 * @return {@code false} as soon as the connection is to end, or has ended
	 */
	boolean isUsable() {
		return this.usable;
	}

	boolean isAlive() {
		return this.end == null;
	}

	/**
	 * Why the connection has ended, for a call that had nothing in flight then.
	 * @return the reason, or {@code null} if it has not ended
	 */
	@Nullable ConnectionEnd end() {
		return this.end;
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

	void write(byte[] message) {
		this.frames.write(message);
	}

	/**
	 * Writes a message of which one has to know whether it has left.
	 * @param message the message
	 * @return fails if the connection ended before
	 */
	ChannelFuture writeFirst(byte[] message) {
		return this.frames.writeFirst(message);
	}

	void flushLater() {
		this.frames.flushLater();
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
		closing();
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
		closing();
		if (isAlive()) {
			this.frames.close();
		}
	}

	@Override
	public void closing() {
		this.usable = false;
		this.link.retired(this);
	}

	@Override
	public void received(byte[] message) {
		try {
			dispatch(this.codec.readMessage(message));
		}
		catch (LibsqlException ex) {
			this.frames.end(ex);
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
			end(new ConnectionEnd(null, refused.error(), this.acceptedHellos + 1));
			this.frames.end(null);
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

	@Override
	public void ended(@Nullable Throwable cause) {
		end(ConnectionEnd.of(cause));
	}

	// Once; what comes later has no one left to tell.
	private void end(ConnectionEnd reason) {
		if (isAlive()) {
			this.end = reason;
			this.usable = false;
			this.link.ended(this, this.acceptedHellos > 0);
			this.requests.owners().forEach((owner) -> owner.unanswered(reason));
		}
	}

}
