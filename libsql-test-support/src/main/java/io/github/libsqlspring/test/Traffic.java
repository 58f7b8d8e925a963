package io.github.libsqlspring.test;

/**
 * Watches what a {@link Relay} carries. Called from the relay's threads.
 */
interface Traffic {

	/**
	 * A connection stands on both sides, and no byte has passed.
	 * @param link the connection
	 */
	default void connected(Link link) {
	}

	/**
	 * Bytes from the client are about to be passed on. May wait.
	 * @param link the connection
	 * @param length how many bytes there are
	 * @return how many of them may pass; fewer than all cuts the connection
	 */
	default int request(Link link, int length) {
		return length;
	}

	/**
	 * Bytes from the server are about to be passed on. May wait.
	 * @param link the connection
	 * @param length how many bytes there are
	 * @return how many of them may pass; fewer than all cuts the connection
	 */
	default int reply(Link link, int length) {
		return length;
	}

	/**
	 * The connection is over. May be called twice.
	 * @param link the connection
	 */
	default void ended(Link link) {
	}

}
