package io.github.libsqlspring.benchmarks;

import java.util.List;
import java.util.function.Function;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.hrana.HranaProtocol;

/**
 * Somebody who takes part in a comparison.
 *
 * @param name how the tables call it
 * @param factory makes its client from the URL of the database
 */
record Contestant(String name, Function<String, Client> factory) {

	static final String HAND_WRITTEN = "hand-written";

	static final String HTTP_JSON = "http-json";

	static final String HTTP_PROTOBUF = "http-protobuf";

	static final String WEBSOCKET = "websocket";

	static final String LOCAL_FILE = "local-file";

	static final String SQLITE_JDBC = "sqlite-jdbc";

	private static final List<Contestant> REMOTE = List.of(new Contestant(HAND_WRITTEN, HandWrittenContestant::new),
			new Contestant(HTTP_JSON, (url) -> remote(url, HranaProtocol.V3_JSON)),
			new Contestant(HTTP_PROTOBUF, (url) -> remote(url, HranaProtocol.V3_PROTOBUF)),
			new Contestant(WEBSOCKET, (url) -> remote(url.replaceFirst("http", "ws"), HranaProtocol.V3_PROTOBUF)));

	private static final List<Contestant> LOCAL = List.of(new Contestant(SQLITE_JDBC, JdbcContestant::new),
			new Contestant(LOCAL_FILE, (url) -> new LibsqlContestant(LibsqlClient.create(url))));

	/**
	 * Those that need a server, given as {@code http://host:port}; the one to whom the
	 * others are compared comes first.
	 * @return the contestants
	 */
	static List<Contestant> remote() {
		return REMOTE;
	}

	/**
	 * Those that open a file, given as {@code file:path}; the one to whom the others are
	 * compared comes first.
	 * @return the contestants
	 */
	static List<Contestant> local() {
		return LOCAL;
	}

	private static Client remote(String url, HranaProtocol protocol) {
		return new LibsqlContestant(LibsqlClient.builder().url(url).protocols(List.of(protocol)).build());
	}

	static Contestant named(List<Contestant> contestants, String name) {
		return contestants.stream()
			.filter((contestant) -> contestant.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no contestant " + name));
	}

	Client open(String url) {
		return this.factory.apply(url);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
