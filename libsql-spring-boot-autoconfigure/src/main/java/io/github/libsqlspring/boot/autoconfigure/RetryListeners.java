package io.github.libsqlspring.boot.autoconfigure;

import java.util.List;

import io.github.libsqlspring.RetryListener;

/**
 * Tells several listeners, each of them even if another one fails.
 *
 * @param listeners the listeners in their order
 */
record RetryListeners(List<RetryListener> listeners) implements RetryListener {

	@Override
	public void onRetry(Retry retry) {
		RuntimeException first = null;
		for (RetryListener listener : this.listeners) {
			try {
				listener.onRetry(retry);
			}
			catch (RuntimeException ex) {
				if (first == null) {
					first = ex;
				}
				else {
					first.addSuppressed(ex);
				}
			}
		}
		if (first != null) {
			throw first;
		}
	}

}
