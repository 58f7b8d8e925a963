package io.github.libsqlspring.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Column;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;

/**
 * Rows with a session of their own, which ends with them.
 *
 * @param session the session
 * @param rows the rows
 */
record SessionCursor(Session session, Cursor rows) implements Cursor {

	static Cursor open(Session session, Statement statement, CallOptions options) {
		List<Statement> statements = List.of(statement);
		try {
			session.lockHolders().check(statements);
			return new SessionCursor(session, session.openCursor(BatchProgram.autocommit(statements), options));
		}
		catch (RuntimeException | Error ex) {
			session.close();
			throw ex;
		}
	}

	@Override
	public List<Column> columns() {
		return this.rows.columns();
	}

	@Override
	public @Nullable Row next() {
		return this.rows.next();
	}

	@Override
	public void close() {
		this.rows.close();
		this.session.close();
	}

}
