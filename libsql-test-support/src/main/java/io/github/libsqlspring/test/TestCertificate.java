package io.github.libsqlspring.test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

/**
 * A certificate that a {@link TestAuthority} has issued, with its key, as the files that
 * configuration names.
 *
 * @param chainPem the certificate and that of the authority
 * @param keyPem the key, not encrypted
 * @param keyStore both in a key store of type JKS with the password of the authority
 */
public record TestCertificate(Path chainPem, Path keyPem, Path keyStore) {

	private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] { '\n' });

	static TestCertificate write(Path base, KeyStore keys, String alias) throws GeneralSecurityException, IOException {
		TestCertificate files = new TestCertificate(Path.of(base + ".pem"), Path.of(base + ".key"),
				Path.of(base + ".jks"));
		StringBuilder chain = new StringBuilder();
		for (Certificate certificate : keys.getCertificateChain(alias)) {
			chain.append(pem("CERTIFICATE", certificate.getEncoded()));
		}
		Files.writeString(files.chainPem(), chain);
		char[] password = TestAuthority.PASSWORD.toCharArray();
		Key key = keys.getKey(alias, password);
		Files.writeString(files.keyPem(), pem("PRIVATE KEY", key.getEncoded()));
		KeyStore store = KeyStore.getInstance("JKS");
		store.load(null, null);
		store.setKeyEntry(alias, key, password, keys.getCertificateChain(alias));
		try (OutputStream out = Files.newOutputStream(files.keyStore())) {
			store.store(out, password);
		}
		return files;
	}

	static String pem(String type, byte[] encoded) {
		return "-----BEGIN " + type + "-----\n" + new String(BASE64.encode(encoded), StandardCharsets.US_ASCII)
				+ "\n-----END " + type + "-----\n";
	}

	/**
	 * A context for a server with this certificate.
	 * @param protocol the version of TLS, such as {@code TLSv1.3}
	 * @param clients whose clients to trust, {@code null} to ask for none
	 * @return the context
	 */
	SSLContext serverContext(String protocol, @Nullable TestAuthority clients) {
		char[] password = TestAuthority.PASSWORD.toCharArray();
		try {
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(KeyStore.getInstance(this.keyStore.toFile(), password), password);
			SSLContext context = SSLContext.getInstance(protocol);
			context.init(keys.getKeyManagers(), (clients != null) ? trusting(clients) : null, null);
			return context;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static TrustManager[] trusting(TestAuthority authority) throws GeneralSecurityException, IOException {
		TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		managers.init(KeyStore.getInstance(authority.trustStore().toFile(), TestAuthority.PASSWORD.toCharArray()));
		return managers.getTrustManagers();
	}

}
