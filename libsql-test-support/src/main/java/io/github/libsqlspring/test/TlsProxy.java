package io.github.libsqlspring.test;

import java.nio.file.Path;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;

/**
 * A proxy on a loopback port that speaks TLS to clients and plain TCP to another loopback
 * port, with a certificate of its own for localhost and 127.0.0.1 that nobody trusts
 * unless told so. Speaks no ALPN, so clients stay on HTTP/1.1. Thread-safe.
 */
public final class TlsProxy implements AutoCloseable {

	private final SelfMadeCertificate certificate;

	private final Relay relay;

	private TlsProxy(int target) {
		this.certificate = SelfMadeCertificate.create();
		this.relay = new Relay(this.certificate.serverContext().getServerSocketFactory(), target, new Traffic() {
		});
	}

	/**
	 * Starts a proxy.
	 * @param port the port on 127.0.0.1 that it stands in front of
	 * @return the proxy, listening
	 */
	public static TlsProxy to(int port) {
		return new TlsProxy(port);
	}

	/**
	 * The port that the proxy listens on.
	 * @return a port on 127.0.0.1
	 */
	public int port() {
		return this.relay.port();
	}

	/**
	 * The address to give to a client.
	 * @return a URL such as {@code https://localhost:54321}
	 */
	public String url() {
		return "https://localhost:" + port();
	}

	/**
	 * The certificate that a client has to trust.
	 * @return the certificate
	 */
	public X509Certificate certificate() {
		return this.certificate.certificate();
	}

	/**
	 * A PKCS12 file with that certificate alone, as {@code javax.net.ssl.trustStore}
	 * takes it. It exists until the proxy is closed.
	 * @return the file
	 */
	public Path trustStore() {
		return this.certificate.trustStore();
	}

	/**
	 * The password of {@link #trustStore()}.
	 * @return the password
	 */
	public String trustStorePassword() {
		return SelfMadeCertificate.PASSWORD;
	}

	/**
	 * A context for clients that trusts that certificate alone.
	 * @return the context
	 */
	public SSLContext clientContext() {
		return this.certificate.clientContext();
	}

	/**
	 * Stops listening, resets all open connections and deletes the files.
	 */
	@Override
	public void close() {
		this.relay.close();
		this.certificate.delete();
	}

}
