package io.github.libsqlspring.test;

import java.io.IOException;
import java.net.Socket;

/**
 * One connection through a {@link Relay}: two sockets that live and die together.
 *
 * @param client the side that connected
 * @param server the side that was connected to
 */
record Link(Socket client, Socket server) {

	/**
	 * Closes both sides at once with a reset: bytes on their way may be lost.
	 */
	void cut() {
		reset(this.client);
		reset(this.server);
	}

	/**
	 * Closes both sides in order, after the bytes on their way.
	 */
	void close() {
		close(this.client);
		close(this.server);
	}

	private static void reset(Socket socket) {
		try {
			socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// Closed already, which is what was wanted.
		}
		close(socket);
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// Nothing is left to say to the other side.
		}
	}

}
