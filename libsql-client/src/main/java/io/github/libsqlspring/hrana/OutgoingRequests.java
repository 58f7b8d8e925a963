package io.github.libsqlspring.hrana;

import java.util.function.IntFunction;

import io.netty.channel.ChannelFuture;

import io.github.libsqlspring.hrana.wire.ClientMessage;

/**
 * Requests that are encoded before the first of them is written, so that one which cannot
 * be encoded leaves nothing behind.
 */
final class OutgoingRequests {

	private final WebSocketConnection connection;

	private final RequestOwner owner;

	private final int[] ids;

	private final byte[][] payloads;

	private int count;

	OutgoingRequests(WebSocketConnection connection, RequestOwner owner, int capacity) {
		this.connection = connection;
		this.owner = owner;
		this.ids = new int[capacity];
		this.payloads = new byte[capacity][];
	}

	/**
	 * Adds a request.
	 * @param index which of its owner's it is
	 * @param message makes the message with the id of the request
	 */
	void add(int index, IntFunction<ClientMessage> message) {
		int id = this.connection.requests().add(this.owner, index);
		this.ids[this.count] = id;
		try {
			this.payloads[this.count++] = this.connection.encode(message.apply(id));
		}
		catch (RuntimeException ex) {
			for (int i = 0; i < this.count; i++) {
				this.connection.requests().release(this.ids[i]);
			}
			throw ex;
		}
	}

	int count() {
		return this.count;
	}

	/**
	 * Writes them all.
	 * @return the first write
	 */
	ChannelFuture writeAll() {
		ChannelFuture first = this.connection.writeFirst(this.payloads[0]);
		for (int i = 1; i < this.count; i++) {
			this.connection.write(this.payloads[i]);
		}
		return first;
	}

	/**
	 * Writes the only one.
	 */
	void write() {
		this.connection.write(this.payloads[0]);
	}

}
