package io.github.libsqlspring.boot.autoconfigure;

import java.sql.SQLException;

import com.zaxxer.hikari.SQLExceptionOverride;

/**
 * A method that is not supported leaves the connection as it was. HikariCP would throw
 * the connection away, and the transaction of its user with it.
 */
final class NotSupportedIsHarmless implements SQLExceptionOverride {

	@java.lang.Override
	public SQLExceptionOverride.Override adjudicate(SQLException ex) {
		return "0A000".equals(ex.getSQLState()) ? SQLExceptionOverride.Override.DO_NOT_EVICT
				: SQLExceptionOverride.Override.CONTINUE_EVICT;
	}

}
