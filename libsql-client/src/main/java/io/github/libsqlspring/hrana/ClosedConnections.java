package io.github.libsqlspring.hrana;

import java.io.IOException;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Passes over connections of the pool that turn out to be closed, as all of them do at
 * once where a server or a proxy is restarted. The pool itself does so once and then
 * gives up. Nothing was sent, so that every request may go to the next connection, one
 * inside a transaction as well.
 */
final class ClosedConnections implements ExchangeFilterFunction {

	// The pool throws away the two that it has tried.
	private static final int TIMES = 64;

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return next.exchange(request)
			.retryWhen(Retry.max(TIMES)
				.filter(ClosedConnections::isReasonOf)
				.onRetryExhaustedThrow((retry, last) -> last.failure()));
	}

	/**
	 * Whether a request failed since the pool had closed connections only.
	 * @param failure how it failed
	 * @return whether it never had a connection
	 */
	static boolean isReasonOf(Throwable failure) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			// The pool has no exception of its own for it.
			if (current instanceof IOException && current.getMessage() != null
					&& current.getMessage().startsWith("Error while acquiring from ")) {
				return true;
			}
		}
		return false;
	}

}
