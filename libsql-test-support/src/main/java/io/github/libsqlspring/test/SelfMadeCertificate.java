package io.github.libsqlspring.test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and its self-signed certificate for localhost and 127.0.0.1, made by the
 * {@code keytool} of the running JDK.
 */
final class SelfMadeCertificate {

	static final String PASSWORD = "changeit";

	private static final String ALIAS = "localhost";

	private final Path home;

	private final KeyStore keys;

	private final KeyStore trusted;

	private SelfMadeCertificate(Path home) throws GeneralSecurityException, IOException, InterruptedException {
		this.home = home;
		this.keys = generate(home.resolve("keys.p12"));
		this.trusted = KeyStore.getInstance("PKCS12");
		this.trusted.load(null, null);
		this.trusted.setCertificateEntry(ALIAS, certificate());
		try (OutputStream out = Files.newOutputStream(trustStore())) {
			this.trusted.store(out, PASSWORD.toCharArray());
		}
	}

	static SelfMadeCertificate create() {
		try {
			return new SelfMadeCertificate(TemporaryDirectory.create("tls-"));
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("No certificate could be made", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a certificate was made", ex);
		}
	}

	X509Certificate certificate() {
		try {
			return (X509Certificate) this.keys.getCertificate(ALIAS);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Path trustStore() {
		return this.home.resolve("trusted.p12");
	}

	SSLContext serverContext() {
		try {
			KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			managers.init(this.keys, PASSWORD.toCharArray());
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(managers.getKeyManagers(), null, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	SSLContext clientContext() {
		try {
			TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			managers.init(this.trusted);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, managers.getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void delete() {
		TemporaryDirectory.delete(this.home);
	}

	private static KeyStore generate(Path file) throws GeneralSecurityException, IOException, InterruptedException {
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		Process process = new ProcessBuilder(List.of(keytool, "-genkeypair", "-alias", ALIAS, "-keyalg", "EC",
				"-groupname", "secp256r1", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1",
				"-validity", "30", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", file.toString()))
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IOException("keytool failed: " + output);
		}
		return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
	}

}
