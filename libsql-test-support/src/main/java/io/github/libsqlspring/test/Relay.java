package io.github.libsqlspring.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ServerSocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * Listens on a loopback port and carries bytes between whoever connects and a target port
 * on loopback. All its threads are daemons.
 */
final class Relay implements AutoCloseable {

	private static final int BACKLOG = 128;

	private static final int BUFFER = 16 * 1024;

	private final ServerSocketFactory sockets;

	private final int target;

	private final Traffic traffic;

	private final Set<Link> links = ConcurrentHashMap.newKeySet();

	private final int port;

	private @Nullable ServerSocket listener;

	private @Nullable Thread acceptor;

	/**
	 * Starts to listen.
	 * @param sockets makes the listening socket: plain or TLS
	 * @param target the port on 127.0.0.1 to connect to
	 * @param traffic is told of all bytes before they are passed on
	 */
	Relay(ServerSocketFactory sockets, int target, Traffic traffic) {
		this.sockets = sockets;
		this.target = target;
		this.traffic = traffic;
		ServerSocket first = bind(0);
		this.port = first.getLocalPort();
		listen(first);
	}

	int port() {
		return this.port;
	}

	/**
	 * Closes the listening port: new connections are refused, open ones go on. Waits for
	 * the thread that accepts, since some JDKs keep the port open until that one has
	 * left.
	 */
	synchronized void refuse() {
		if (this.listener == null || this.acceptor == null) {
			return;
		}
		try {
			this.listener.close();
			this.acceptor.join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.listener = null;
		this.acceptor = null;
	}

	/**
	 * Listens again on the same port.
	 */
	synchronized void accept() {
		if (this.listener == null) {
			listen(bind(this.port));
		}
	}

	void cutAll() {
		this.links.forEach(Link::cut);
	}

	@Override
	public void close() {
		refuse();
		cutAll();
	}

	private ServerSocket bind(int requested) {
		try {
			return this.sockets.createServerSocket(requested, BACKLOG, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private synchronized void listen(ServerSocket socket) {
		this.listener = socket;
		this.acceptor = start("accept", () -> acceptFrom(socket));
	}

	private void acceptFrom(ServerSocket socket) {
		while (!socket.isClosed()) {
			try {
				connect(socket.accept());
			}
			catch (IOException ex) {
				// The listening socket was closed, which ends the loop.
			}
		}
	}

	private void connect(Socket client) {
		Socket server = new Socket();
		Link link = new Link(client, server);
		this.links.add(link);
		try {
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
			server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.target));
			this.traffic.connected(link);
			start("request", () -> carry(link, client, server, this.traffic::request));
			start("reply", () -> carry(link, server, client, this.traffic::reply));
		}
		catch (IOException ex) {
			end(link);
		}
	}

	private void carry(Link link, Socket from, Socket to, Gate gate) {
		byte[] buffer = new byte[BUFFER];
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				int allowed = gate.pass(link, length);
				out.write(buffer, 0, allowed);
				out.flush();
				if (allowed < length) {
					end(link);
				}
			}
			to.shutdownOutput();
			if (from.isOutputShutdown()) {
				forget(link);
				link.close();
			}
		}
		catch (IOException ex) {
			end(link);
		}
	}

	private void end(Link link) {
		forget(link);
		link.cut();
	}

	private void forget(Link link) {
		this.links.remove(link);
		this.traffic.ended(link);
	}

	private Thread start(String name, Runnable work) {
		Thread thread = new Thread(work, "relay-" + this.port + "-" + name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	/**
	 * Lets bytes through, or not.
	 */
	@FunctionalInterface
	private interface Gate {

		int pass(Link link, int length);

	}

}
