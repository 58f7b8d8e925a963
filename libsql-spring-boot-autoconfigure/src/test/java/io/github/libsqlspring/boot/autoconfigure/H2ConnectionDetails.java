package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Another database than ours, known by a bean.
 */
final class H2ConnectionDetails implements JdbcConnectionDetails {

	@Override
	public String getUsername() {
		return "sa";
	}

	@Override
	public String getPassword() {
		return "";
	}

	@Override
	public String getJdbcUrl() {
		return "jdbc:h2:mem:details";
	}

}
