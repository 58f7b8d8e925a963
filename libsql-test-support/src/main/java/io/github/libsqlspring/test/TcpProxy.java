package io.github.libsqlspring.test;

import javax.net.ServerSocketFactory;

/**
 * A proxy on a loopback port in front of another one that can misbehave as networks do.
 * Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {

	private final Faults faults = new Faults();

	private final Relay relay;

	private TcpProxy(int target) {
		this.relay = new Relay(ServerSocketFactory.getDefault(), target, this.faults);
	}

	/**
	 * Starts a proxy that passes everything.
	 * @param port the port on 127.0.0.1 that it stands in front of
	 * @return the proxy, listening
	 */
	public static TcpProxy to(int port) {
		return new TcpProxy(port);
	}

	/**
	 * The port that the proxy listens on, the same for its whole life.
	 * @return a port on 127.0.0.1
	 */
	public int port() {
		return this.relay.port();
	}

	/**
	 * The address to give to a client.
	 * @return a URL such as {@code http://127.0.0.1:54321}
	 */
	public String url() {
		return "http://127.0.0.1:" + port();
	}

	/**
	 * Resets all open connections.
	 */
	public void cutAll() {
		this.relay.cutAll();
	}

	/**
	 * Refuses new connections from now on; open ones go on.
	 */
	public void refuseNew() {
		this.relay.refuse();
	}

	/**
	 * Accepts new connections again.
	 */
	public void acceptNew() {
		this.relay.accept();
	}

	/**
	 * Lets this many more reply bytes through and resets the connection that would carry
	 * the next one, once. With 0 the request is carried out and its whole reply is lost.
	 * @param bytes how many bytes, counted over all connections
	 */
	public void cutReplyAfter(long bytes) {
		this.faults.cutReplyAfter(bytes);
	}

	/**
	 * Holds back all replies until {@link #releaseReplies()}. Requests still arrive.
	 */
	public void holdReplies() {
		this.faults.holdReplies(true);
	}

	/**
	 * Passes on the replies that were held back, and all that follow.
	 */
	public void releaseReplies() {
		this.faults.holdReplies(false);
	}

	/**
	 * Waits until this many connections have sent a request that has seen no reply byte
	 * yet, such as one that is held back.
	 * @param connections how many
	 * @throws IllegalStateException after ten seconds
	 */
	public void awaitUnanswered(int connections) {
		this.faults.awaitUnanswered(connections);
	}

	/**
	 * How many connections were opened so far, those that ended included.
	 * @return the count
	 */
	public int connections() {
		return this.faults.connections();
	}

	/**
	 * How many times a client has sent something and then waited for a reply: one for
	 * each HTTP request.
	 * @return the count over all connections
	 */
	public int roundTrips() {
		return this.faults.roundTrips();
	}

	/**
	 * Stops listening and resets all open connections.
	 */
	@Override
	public void close() {
		releaseReplies();
		this.relay.close();
	}

}
