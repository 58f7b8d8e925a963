package io.github.libsqlspring.jdbc;

/**
 * The contracts on a libSQL server, by HTTP requests.
 */
class HttpTests extends RemoteContractTests {

	@Override
	String url(String authority) {
		return "http://" + authority;
	}

}
