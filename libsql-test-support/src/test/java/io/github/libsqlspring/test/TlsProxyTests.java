package io.github.libsqlspring.test;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;

import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TlsProxyTests {

	private static SqldServer server;

	private final TlsProxy proxy = TlsProxy.to(server.port());

	@BeforeAll
	static void startServer() {
		server = SqldServer.start();
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@AfterEach
	void closeProxy() {
		this.proxy.close();
	}

	@Test
	void passesRequestsAndRepliesOfAnySize() throws Exception {
		String large = "x".repeat(300_000);

		assertThat(trusting(this.proxy.url()).execute("select '" + large + "'").body()).contains(large);
	}

	@Test
	void isValidForTheLoopbackAddressToo() throws Exception {
		String url = "https://127.0.0.1:" + this.proxy.port();

		assertThat(trusting(url).execute("select 1").statusCode()).isEqualTo(200);
	}

	@Test
	void isNotTrustedByDefault() {
		Pipeline pipeline = new Pipeline(this.proxy.url());

		assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> pipeline.execute("select 1"));
	}

	@Test
	void writesATrustStoreWithItsCertificate() throws Exception {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(this.proxy.trustStore())) {
			store.load(in, this.proxy.trustStorePassword().toCharArray());
		}

		String alias = store.aliases().nextElement();
		assertThat(store.isCertificateEntry(alias)).isTrue();
		assertThat(store.getCertificate(alias)).isEqualTo(this.proxy.certificate());
	}

	@Test
	void deletesItsFilesWhenClosed() {
		Path trustStore = this.proxy.trustStore();

		this.proxy.close();

		assertThat(trustStore.getParent()).doesNotExist();
	}

	private Pipeline trusting(String url) {
		return new Pipeline(url, "", HttpClient.newBuilder().sslContext(this.proxy.clientContext()));
	}

}
