package io.github.libsqlspring.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

import org.jspecify.annotations.Nullable;

/**
 * A proxy on a loopback port that speaks TLS to clients and plain TCP to another loopback
 * port, with a certificate that a {@link TestAuthority} has issued, and that may demand
 * one of its clients. Thread-safe.
 */
public final class TlsFront implements AutoCloseable {

	private final Relay relay;

	private TlsFront(ServerSocketFactory sockets, int target) {
		this.relay = new Relay(sockets, target, new Traffic() {
		});
	}

	/**
	 * Starts a proxy for clients without a certificate.
	 * @param port the port on 127.0.0.1 that it stands in front of
	 * @param certificate what it shows
	 * @return the proxy, listening
	 */
	public static TlsFront to(int port, TestCertificate certificate) {
		return new TlsFront(certificate.serverContext("TLS", null).getServerSocketFactory(), port);
	}

	/**
	 * Starts a proxy for clients with a certificate.
	 * @param port the port on 127.0.0.1 that it stands in front of
	 * @param certificate what it shows
	 * @param clients whose certificates it accepts
	 * @param protocol the version of TLS, such as {@code TLSv1.3}
	 * @return the proxy, listening
	 */
	public static TlsFront mutual(int port, TestCertificate certificate, TestAuthority clients, String protocol) {
		return new TlsFront(new DemandingSockets(certificate.serverContext(protocol, clients), protocol), port);
	}

	/**
	 * The port that the proxy listens on.
	 * @return a port on 127.0.0.1
	 */
	public int port() {
		return this.relay.port();
	}

	/**
	 * Resets all open connections.
	 */
	public void cutAll() {
		this.relay.cutAll();
	}

	/**
	 * Stops listening and resets all open connections.
	 */
	@Override
	public void close() {
		this.relay.close();
	}

	private static final class DemandingSockets extends ServerSocketFactory {

		private final SSLContext context;

		private final String protocol;

		private DemandingSockets(SSLContext context, String protocol) {
			this.context = context;
			this.protocol = protocol;
		}

		@Override
		public ServerSocket createServerSocket(int port) throws IOException {
			return demanding(this.context.getServerSocketFactory().createServerSocket(port));
		}

		@Override
		public ServerSocket createServerSocket(int port, int backlog) throws IOException {
			return demanding(this.context.getServerSocketFactory().createServerSocket(port, backlog));
		}

		@Override
		public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address)
				throws IOException {
			return demanding(this.context.getServerSocketFactory().createServerSocket(port, backlog, address));
		}

		private ServerSocket demanding(ServerSocket socket) {
			SSLServerSocket secure = (SSLServerSocket) socket;
			secure.setNeedClientAuth(true);
			secure.setEnabledProtocols(new String[] { this.protocol });
			return secure;
		}

	}

}
