package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a statement does not offer; each refusal names the method.
 */
@SuppressWarnings("deprecation")
abstract class UnsupportedStatement implements Statement {

	@Override
	public void cancel() throws SQLException {
		throw SqlExceptions.notSupported("Statement.cancel");
	}

	@Override
	public void closeOnCompletion() throws SQLException {
		throw SqlExceptions.notSupported("Statement.closeOnCompletion");
	}

	@Override
	public void setCursorName(String text) throws SQLException {
		throw SqlExceptions.notSupported("Statement.setCursorName");
	}

}
