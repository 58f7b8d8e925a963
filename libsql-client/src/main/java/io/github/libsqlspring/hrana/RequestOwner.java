package io.github.libsqlspring.hrana;

import java.util.List;

import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.hrana.wire.CursorEntry;
import io.github.libsqlspring.hrana.wire.StreamResult;

/**
 * Who waits for the answers to requests on a connection. Everything happens on its event
 * loop.
 */
interface RequestOwner {

	/** Nobody: the request has no failure that matters to a caller. */
	RequestOwner IGNORED = (index, result) -> {
	};

	/**
	 * A request was answered.
	 * @param index which of those that wait here
	 * @param result the answer
	 */
	void answered(int index, StreamResult result);

	/**
	 * A cursor has given entries.
	 * @param entries the entries
	 * @param done whether these were the last
	 */
	default void fetched(List<CursorEntry> entries, boolean done) {
		throw new LibsqlProtocolException("The server answered a request with entries of a cursor", null, null);
	}

	/**
	 * There will be no more answers, because the connection has ended. Told once.
	 * @param end how it has ended
	 */
	default void unanswered(ConnectionEnd end) {
	}

}
