package io.github.libsqlspring.hrana;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Says in plain words why two sides could not agree on TLS, and what to do about it.
 */
final class TlsErrors {

	// Newer versions of Java put the name of the alert before it as well.
	private static final String ALERT = "Received fatal alert";

	private static final String SET_BUNDLE = "set libsql.ssl.bundle to a bundle with the certificate and its key";

	private TlsErrors() {
	}

	/**
	 * Finds words for a failure.
	 * @param failure a failure to connect
	 * @return the words, or {@code null} if it is none that this class knows
	 */
	static @Nullable String explain(Throwable failure) {
		String alert = "";
		boolean untrusted = false;
		for (Throwable current = failure; current != null; current = current.getCause()) {
			String message = String.valueOf(current.getMessage());
			if (current instanceof CertificateExpiredException || current instanceof CertificateNotYetValidException) {
				return "its certificate is not valid now: " + message;
			}
			if (current instanceof CertificateException && isAboutNames(message)) {
				return "its certificate is for another host: " + message;
			}
			untrusted |= current instanceof CertPathBuilderException || current instanceof CertPathValidatorException;
			alert = message.contains(ALERT) ? message.substring(message.indexOf(ALERT)) : alert;
		}
		if (untrusted) {
			return "its certificate is not trusted here; set libsql.ssl.bundle to a bundle that trusts the authority "
					+ "that has issued it";
		}
		if (isAboutClientCertificate(alert)) {
			return "it does not accept the certificate of this client, or demands one (" + alert + "); " + SET_BUNDLE;
		}
		return alert.contains("handshake_failure")
				? "it takes nothing that this client offers, or demands a certificate (" + alert + "); for the latter "
						+ SET_BUNDLE
				: null;
	}

	private static boolean isAboutNames(String message) {
		String text = message.toLowerCase(Locale.ROOT);
		return text.contains("subject alternative") || text.contains("no name matching");
	}

	private static boolean isAboutClientCertificate(String alert) {
		return alert.contains("certificate_required") || alert.contains("bad_certificate")
				|| alert.contains("certificate_unknown") || alert.contains("unknown_ca");
	}

}
