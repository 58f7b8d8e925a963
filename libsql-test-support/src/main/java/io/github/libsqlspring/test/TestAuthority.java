package io.github.libsqlspring.test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An authority that issues certificates and that nobody trusts unless told so. Its keys
 * are made by the {@code keytool} of the running JDK, and live in a directory that is
 * deleted when it is closed. Not thread-safe.
 */
public final class TestAuthority implements AutoCloseable {

	/** The password of all its files. */
	public static final String PASSWORD = "changeit";

	private static final String CA = "ca";

	private final Path home;

	private final AtomicInteger issued = new AtomicInteger();

	private TestAuthority(Path home) throws GeneralSecurityException, IOException, InterruptedException {
		this.home = home;
		generate(CA, "-dname", "CN=Test Authority", "-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign,cRLSign");
		Files.writeString(certificatePem(), TestCertificate.pem("CERTIFICATE", certificate().getEncoded()));
		KeyStore trusted = KeyStore.getInstance("JKS");
		trusted.load(null, null);
		trusted.setCertificateEntry(CA, certificate());
		try (OutputStream out = Files.newOutputStream(trustStore())) {
			trusted.store(out, PASSWORD.toCharArray());
		}
	}

	/**
	 * Makes an authority with a new key.
	 * @return the authority
	 */
	public static TestAuthority create() {
		try {
			return new TestAuthority(TemporaryDirectory.create("authority-"));
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("No authority could be made", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while an authority was made", ex);
		}
	}

	/**
	 * Issues a certificate, for servers and for clients.
	 * @param alternativeNames what it is for, as {@code keytool} takes them, such as
	 * {@code dns:localhost} or {@code ip:127.0.0.1}; the first is its name, too
	 * @return the certificate and its key, in files of the authority
	 */
	public TestCertificate issue(String... alternativeNames) {
		String alias = "issued-" + this.issued.incrementAndGet();
		String name = alternativeNames[0].substring(alternativeNames[0].indexOf(':') + 1);
		try {
			generate(alias, "-dname", "CN=" + name, "-ext", "SAN=" + String.join(",", alternativeNames), "-signer", CA,
					"-signerkeypass", PASSWORD);
			return TestCertificate.write(this.home.resolve(alias), keys(), alias);
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("No certificate could be made", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a certificate was made", ex);
		}
	}

	/**
	 * The certificate of the authority as PEM.
	 * @return a file
	 */
	public Path certificatePem() {
		return this.home.resolve("ca.pem");
	}

	/**
	 * The certificate of the authority in a key store of type JKS.
	 * @return a file
	 */
	public Path trustStore() {
		return this.home.resolve("trusted.jks");
	}

	X509Certificate certificate() throws GeneralSecurityException, IOException {
		return (X509Certificate) keys().getCertificate(CA);
	}

	private KeyStore keys() throws GeneralSecurityException, IOException {
		return KeyStore.getInstance(file().toFile(), PASSWORD.toCharArray());
	}

	private Path file() {
		return this.home.resolve("keys.p12");
	}

	private void generate(String alias, String... options) throws IOException, InterruptedException {
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", alias, "-keyalg", "EC",
				"-groupname", "secp256r1", "-validity", "30", "-storetype", "PKCS12", "-storepass", PASSWORD,
				"-keystore", file().toString()));
		command.addAll(List.of(options));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IOException("keytool failed: " + output);
		}
	}

	/**
	 * Deletes all files, also those of the certificates.
	 */
	@Override
	public void close() {
		TemporaryDirectory.delete(this.home);
	}

}
