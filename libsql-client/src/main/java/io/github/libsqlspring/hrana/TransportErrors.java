package io.github.libsqlspring.hrana;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlTransportException;

/**
 * Says of a failed exchange whether the request may have been executed: not if there
 * never was a connection, possibly in every other case.
 */
final class TransportErrors {

	private TransportErrors() {
	}

	static LibsqlException toException(Throwable failure, URI target) {
		if (failure instanceof LibsqlException known) {
			return known;
		}
		String server = server(target);
		if (find(failure, DataBufferLimitException.class) != null) {
			return LibsqlProtocolException.tooLarge("The reply of " + server
					+ " is larger than the limit, libsql.max-result-size; select less, read it as "
					+ "a stream of rows, or raise the limit", failure);
		}
		if (find(failure, NotSslRecordException.class) != null) {
			// Without the message of the cause: what the server said, in hexadecimal.
			return new LibsqlTransportException(ErrorKind.CONNECTION,
					"No connection to " + server + ": the server does not speak TLS; write http: instead of https:, or "
							+ "libsql://host:port?tls=0; nothing was executed",
					false, null, failure);
		}
		if (neverConnected(failure)) {
			boolean timeout = find(failure, ConnectTimeoutException.class) != null;
			return new LibsqlTransportException(timeout ? ErrorKind.TIMEOUT : ErrorKind.CONNECTION,
					"No connection to " + server + ": " + connectReason(failure) + "; nothing was executed", false,
					null, failure);
		}
		if (find(failure, TimeoutException.class) != null || find(failure, ReadTimeoutException.class) != null) {
			return new LibsqlTransportException(ErrorKind.TIMEOUT,
					"No complete reply from " + server + " in time; whether the statement was executed is unknown",
					true, null, failure);
		}
		return new LibsqlTransportException(ErrorKind.CONNECTION, "The connection to " + server + " broke: "
				+ reason(failure) + "; whether the statement was executed is unknown", true, null, failure);
	}

	/**
	 * A failure that came before the request was sent.
	 * @param failure the failure
	 * @param target the server
	 * @return the exception, which says that nothing was executed
	 */
	static LibsqlException beforeRequest(Throwable failure, URI target) {
		LibsqlException exception = toException(failure, target);
		if (!(exception instanceof LibsqlTransportException) || !exception.outcomeUnknown()) {
			return exception;
		}
		return new LibsqlTransportException(exception.kind(),
				server(target) + " did not say which protocol it speaks: "
						+ ((exception.kind() == ErrorKind.TIMEOUT) ? "no reply in time" : reason(failure))
						+ "; nothing was executed",
				false, null, failure);
	}

	private static String server(URI target) {
		return target.getScheme() + "://" + target.getRawAuthority();
	}

	private static boolean neverConnected(Throwable failure) {
		return find(failure, ConnectException.class) != null || find(failure, UnknownHostException.class) != null
				|| find(failure, NoRouteToHostException.class) != null
				|| find(failure, SSLHandshakeException.class) != null
				|| find(failure, SSLPeerUnverifiedException.class) != null
				|| find(failure, SslHandshakeTimeoutException.class) != null || noConnectionFree(failure)
				|| ClosedConnections.isReasonOf(failure);
	}

	// The exceptions of reactor-netty's pool are relocated into it, where only their
	// simple
	// names are something to rely on.
	private static boolean noConnectionFree(Throwable failure) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (current.getClass().getSimpleName().startsWith("PoolAcquire")) {
				return true;
			}
		}
		return false;
	}

	private static String connectReason(Throwable failure) {
		if (ClosedConnections.isReasonOf(failure)) {
			return "those of the pool have been closed";
		}
		if (find(failure, ProxyConnectException.class) != null) {
			return "the proxy has not let it through: " + reason(failure);
		}
		ProxyUnreachableException proxy = find(failure, ProxyUnreachableException.class);
		if (proxy != null) {
			return proxy.getMessage() + ": " + reason(proxy);
		}
		String tls = TlsErrors.explain(failure);
		return (tls != null) ? tls : reason(failure);
	}

	private static String reason(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null && root.getCause() != root) {
			root = root.getCause();
		}
		return (root.getMessage() != null) ? root.getMessage() : root.getClass().getSimpleName();
	}

	private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (type.isInstance(current)) {
				return type.cast(current);
			}
		}
		return null;
	}

}
