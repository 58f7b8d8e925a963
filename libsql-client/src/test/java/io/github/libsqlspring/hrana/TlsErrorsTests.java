package io.github.libsqlspring.hrana;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class TlsErrorsTests {

	static Stream<Arguments> failures() {
		return Stream.of(Arguments.of(new CertPathBuilderException("no path"), "is not trusted here"),
				Arguments.of(new CertPathValidatorException("no anchor"), "is not trusted here"),
				Arguments.of(new CertPathValidatorException("expired", new CertificateExpiredException("in May")),
						"is not valid now: in May"),
				Arguments.of(new CertificateNotYetValidException("in June"), "is not valid now: in June"),
				Arguments.of(new CertificateException("No subject alternative DNS name matching a found."),
						"is for another host: No subject alternative DNS name matching a found."),
				Arguments.of(new CertificateException("No name matching a found"), "is for another host"),
				Arguments.of(new SSLHandshakeException("Received fatal alert: bad_certificate"),
						"or demands one (Received fatal alert: bad_certificate)"),
				Arguments.of(new SSLHandshakeException("(bad_certificate) Received fatal alert: bad_certificate"),
						"or demands one (Received fatal alert: bad_certificate)"),
				Arguments.of(new SSLHandshakeException("(handshake_failure) Received fatal alert: handshake_failure"),
						"or demands a certificate (Received fatal alert: handshake_failure)"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void areExplained(Throwable cause, String explanation) {
		SSLHandshakeException failure = new SSLHandshakeException("handshake");
		failure.initCause(cause);

		assertThat(TlsErrors.explain(failure)).contains(explanation);
	}

	@Test
	void areLeftAsTheyAreIfTheyAreNotKnown() {
		assertThat(TlsErrors.explain(new SSLHandshakeException("Received fatal alert: protocol_version"))).isNull();
		assertThat(TlsErrors.explain(new IOException(new CertificateException()))).isNull();
	}

}
