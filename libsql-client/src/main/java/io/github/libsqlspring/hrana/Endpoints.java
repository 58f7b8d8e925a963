package io.github.libsqlspring.hrana;

import java.net.URI;

/**
 * Where the requests of one protocol go over HTTP (Hrana 3, "Hrana over HTTP").
 *
 * @param version tells whether the server speaks the protocol
 * @param pipeline executes requests on a stream
 * @param cursor executes a batch with a cursor
 */
record Endpoints(URI version, URI pipeline, URI cursor) {

	/**
	 * The endpoints of a server.
	 * @param server its URL without a slash at the end
	 * @param protocol the protocol
	 * @return the endpoints
	 */
	static Endpoints of(URI server, HranaProtocol protocol) {
		String version = server + protocol.path();
		return new Endpoints(URI.create(version), URI.create(version + "/pipeline"), URI.create(version + "/cursor"));
	}

}
