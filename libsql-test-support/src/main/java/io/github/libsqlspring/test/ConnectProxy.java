package io.github.libsqlspring.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy on a loopback port as companies have them, but that it leads everybody to
 * one loopback port, whatever host was asked for: a client that reaches the server by a
 * host that does not exist has gone through it. Its threads are daemons. Thread-safe.
 */
public final class ConnectProxy implements AutoCloseable {

	private final List<String> targets = new CopyOnWriteArrayList<>();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final ServerSocket listener;

	private final int target;

	private final @Nullable String authorization;

	private ConnectProxy(int target, @Nullable String authorization) {
		this.target = target;
		this.authorization = authorization;
		try {
			this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept);
	}

	/**
	 * Starts a proxy for everybody.
	 * @param port the port on 127.0.0.1 that it leads to
	 * @return the proxy, listening
	 */
	public static ConnectProxy to(int port) {
		return new ConnectProxy(port, null);
	}

	/**
	 * Starts a proxy that asks who comes.
	 * @param port the port on 127.0.0.1 that it leads to
	 * @param username the name it lets in
	 * @param password the password of that name
	 * @return the proxy, listening
	 */
	public static ConnectProxy to(int port, String username, String password) {
		byte[] credentials = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
		return new ConnectProxy(port, "Basic " + Base64.getEncoder().encodeToString(credentials));
	}

	/**
	 * The port that the proxy listens on.
	 * @return a port on 127.0.0.1
	 */
	public int port() {
		return this.listener.getLocalPort();
	}

	/**
	 * Where clients wanted to go, and were led.
	 * @return host and port of each connection, such as {@code db.example.com:443}
	 */
	public List<String> targets() {
		return this.targets;
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				Socket client = this.listener.accept();
				this.sockets.add(client);
				start(() -> serve(client));
			}
			catch (IOException ex) {
				// The listening socket was closed, which ends the loop.
			}
		}
	}

	private void serve(Socket client) {
		try {
			List<String> head = readHead(client.getInputStream());
			String[] request = head.get(0).split(" ", 3);
			if (!request[0].equals("CONNECT")) {
				refuse(client, "405 Method Not Allowed");
			}
			else if (!isWelcome(head)) {
				refuse(client, "407 Proxy Authentication Required");
			}
			else {
				this.targets.add(request[1]);
				lead(client);
			}
		}
		catch (IOException ex) {
			close(client);
		}
	}

	private boolean isWelcome(List<String> head) {
		return this.authorization == null
				|| head.stream().anyMatch(("proxy-authorization: " + this.authorization)::equalsIgnoreCase);
	}

	private static List<String> readHead(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("The client has left");
			}
			head.append((char) next);
		}
		return head.toString().lines().toList();
	}

	private static void refuse(Socket client, String status) throws IOException {
		answer(client, status + "\r\nContent-Length: 0\r\nConnection: close");
		close(client);
	}

	private static void answer(Socket client, String text) throws IOException {
		client.getOutputStream().write(("HTTP/1.1 " + text + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
	}

	private void lead(Socket client) throws IOException {
		Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
		this.sockets.add(server);
		answer(client, "200 Connection established");
		start(() -> carry(server, client));
		carry(client, server);
	}

	private static void carry(Socket from, Socket to) {
		try {
			OutputStream out = to.getOutputStream();
			from.getInputStream().transferTo(out);
			to.shutdownOutput();
		}
		catch (IOException ex) {
			close(from);
			close(to);
		}
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "connect-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// Nothing is left to say to the other side.
		}
	}

	/**
	 * Stops listening and ends all open connections.
	 */
	@Override
	public void close() {
		try {
			this.listener.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.sockets.forEach(ConnectProxy::close);
	}

}
