package io.github.libsqlspring.hrana;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;

/**
 * Why a connection has ended.
 *
 * @param cause the failure, or {@code null} if the other side has just closed it
 * @param refusal what the server has against a hello, or {@code null}
 * @param refusedHello which hello it refuses, counted from 1; what was sent after it was
 * not executed
 */
record ConnectionEnd(@Nullable Throwable cause, @Nullable LibsqlError refusal, int refusedHello) {

	static ConnectionEnd of(@Nullable Throwable cause) {
		return new ConnectionEnd(cause, null, 0);
	}

	boolean isRefusal(int hello) {
		return this.refusal != null && hello >= this.refusedHello;
	}

	/**
	 * What that means for a call.
	 * @param failures makes exceptions
	 * @param hello how many hellos had been sent before the call
	 * @param written whether anything of the call has left
	 * @param opened whether the server had the stream before
	 * @return the failure of the call
	 */
	LibsqlException toException(WebSocketFailures failures, int hello, boolean written, boolean opened) {
		if (this.refusal != null && isRefusal(hello)) {
			return opened ? failures.streamRefused(this.refusal) : failures.refused(this.refusal);
		}
		if (this.cause instanceof CorruptedWebSocketFrameException corrupted
				&& WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(corrupted.closeStatus())) {
			return failures.tooLarge(corrupted);
		}
		if (this.cause instanceof LibsqlProtocolException malformed) {
			return failures.malformed(malformed);
		}
		return failures.broken(written, this.cause);
	}

}
