package io.github.libsqlspring.boot.starter;

class HttpJdbcTests extends AbstractServerJdbcTests {

	@Override
	String scheme() {
		return "http";
	}

}
