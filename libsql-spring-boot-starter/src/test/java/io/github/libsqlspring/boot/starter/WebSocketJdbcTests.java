package io.github.libsqlspring.boot.starter;

class WebSocketJdbcTests extends AbstractServerJdbcTests {

	@Override
	String scheme() {
		return "ws";
	}

}
