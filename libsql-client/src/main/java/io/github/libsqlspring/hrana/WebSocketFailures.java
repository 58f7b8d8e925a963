package io.github.libsqlspring.hrana;

import java.net.URI;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.hrana.wire.JsonCodec;

/**
 * Makes the failures of a call over a WebSocket. Each call gets an exception of its own.
 *
 * @param server the server as it was configured
 * @param maxResultSize the largest reply that is read
 */
record WebSocketFailures(URI server, int maxResultSize) {

	private static final int UNAUTHORIZED = 401;

	// What is known so far of servers that end a connection instead of answering.
	private static final String SILENT_END = "the server ended it without a word, as it does when it stops, for a "
			+ "namespace that it does not have, a statement that the token does not allow, text that is not UTF-8 in a result, and more "
			+ "streams than it can bear";

	/**
	 * There was no connection to send the call on.
	 * @param failure why connecting failed
	 * @return the exception
	 */
	LibsqlException notConnected(Throwable failure) {
		if (failure instanceof WebSocketClientHandshakeException handshake) {
			return refusedHandshake(handshake);
		}
		if (failure instanceof LibsqlProtocolException protocol) {
			// The calls that wait must not share one, to which each caller adds its
			// stack.
			return new LibsqlProtocolException(bare(protocol), null, protocol);
		}
		LibsqlException mapped = TransportErrors.toException(failure, this.server);
		if (!mapped.outcomeUnknown()) {
			return mapped;
		}
		return new LibsqlTransportException(ErrorKind.CONNECTION,
				"No connection to " + name() + ": " + reason(failure) + "; nothing was executed", false, null, failure);
	}

	private static String bare(LibsqlException known) {
		String message = String.valueOf(known.getMessage());
		String code = known.code() + ": ";
		return message.startsWith(code) ? message.substring(code.length()) : message;
	}

	private LibsqlException refusedHandshake(WebSocketClientHandshakeException handshake) {
		HttpResponse response = handshake.response();
		if (response != null && response.status().code() != 101) {
			int status = response.status().code();
			if (status >= 300) {
				return HttpErrors.toException(
						new HttpReply(status, new byte[0], response.headers().get(HttpHeaderNames.LOCATION)),
						JsonCodec.INSTANCE);
			}
		}
		return new LibsqlProtocolException(
				"The server " + name() + " does not speak Hrana over WebSocket: " + handshake.getMessage(), null,
				handshake);
	}

	/**
	 * Time was up before there was a connection.
	 * @return the exception
	 */
	LibsqlException notConnectedInTime() {
		return new LibsqlTransportException(ErrorKind.TIMEOUT,
				"No connection to " + name() + " in time; nothing was executed", false, null, null);
	}

	/**
	 * Time was up before the answer was complete.
	 * @return the exception
	 */
	LibsqlException notAnsweredInTime() {
		return new LibsqlTransportException(ErrorKind.TIMEOUT,
				"No complete reply from " + name() + " in time; whether the statement was executed is unknown", true,
				null, null);
	}

	/**
	 * The connection ended before the answer was complete.
	 * @param written whether anything of the call has left
	 * @param cause why it ended, if that is known
	 * @return the exception
	 */
	LibsqlException broken(boolean written, @Nullable Throwable cause) {
		String why = (cause != null) ? reason(cause) : SILENT_END;
		return new LibsqlTransportException(ErrorKind.CONNECTION,
				"The connection to " + name() + " broke: " + why
						+ (written ? "; whether the statement was executed is unknown" : "; nothing was executed"),
				written, null, cause);
	}

	LibsqlException streamGone() {
		return new LibsqlTransportException(ErrorKind.CONNECTION,
				"The connection to " + name() + " on which the stream was has ended; nothing was executed", false, null,
				null);
	}

	LibsqlException refused(LibsqlError error) {
		return new LibsqlResponseException(new LibsqlError(error.code(),
				error.message() + " (check the auth token, libsql.auth-token or libsql.databases.<name>.auth-token)",
				UNAUTHORIZED), null);
	}

	/**
	 * A hello was refused on a connection that had been in use, because the token has
	 * changed.
	 * @param error what the server says
	 * @return the exception, the same as for any stream that the server no longer has
	 */
	LibsqlException streamRefused(LibsqlError error) {
		return new LibsqlResponseException(new LibsqlError("STREAM_EXPIRED",
				"The server has ended the connection with the stream, because it refused the new auth token: "
						+ error.message()
						+ " (check the auth token, libsql.auth-token or libsql.databases.<name>.auth-token)",
				UNAUTHORIZED), null);
	}

	LibsqlException tooLarge(Throwable cause) {
		return LibsqlProtocolException.tooLarge("A reply of " + name() + " is larger than " + this.maxResultSize
				+ " bytes (libsql.max-result-size), which ended the connection", cause);
	}

	LibsqlException malformed(LibsqlException failure) {
		return new LibsqlProtocolException(
				"A reply of " + name() + " cannot be read, which ended the connection: " + bare(failure), null,
				failure);
	}

	LibsqlException closed() {
		return new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.CLIENT_CLOSED,
				"The database is closed", null);
	}

	private String name() {
		return this.server.getScheme() + "://" + this.server.getRawAuthority();
	}

	private static String reason(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null && root.getCause() != root) {
			root = root.getCause();
		}
		return (root.getMessage() != null) ? root.getMessage() : root.getClass().getSimpleName();
	}

}
