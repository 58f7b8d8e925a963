package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Value;

/**
 * An INSERT that returns the generated keys. If its table has no rowid to return, it is
 * executed as it was written from then on, and has none.
 */
final class KeyedStatement implements PathStatement {

	private final ConnectionPath path;

	private final SqlText plain;

	private final GeneratedKeys keys;

	private PathStatement current;

	private boolean hasKeys = true;

	private KeyedStatement(ConnectionPath path, SqlText plain, GeneratedKeys keys) {
		this.path = path;
		this.plain = plain;
		this.keys = keys;
		this.current = path.prepare(keys.addTo(plain));
	}

	/**
	 * Prepares a statement; nothing is sent.
	 * @param path the way to the database
	 * @param sql the statement as it was written
	 * @param keys the keys that were asked for
	 * @return the statement, with keys only if it can have some
	 */
	static PathStatement prepare(ConnectionPath path, SqlText sql, GeneratedKeys keys) {
		return keys.areAddedTo(sql) ? new KeyedStatement(path, sql, keys) : path.prepare(sql);
	}

	@Override
	public Execution execute(List<Value> values, ExecutionOptions options) throws SQLException {
		if (this.hasKeys) {
			try {
				return this.keys.split(this.current.execute(values, options));
			}
			catch (SQLException ex) {
				if (!this.keys.isMissingRowid(ex)) {
					throw ex;
				}
			}
			// It did not compile, so that nothing was executed yet.
			this.hasKeys = false;
			this.current.close();
			this.current = this.path.prepare(this.plain);
		}
		return this.current.execute(values, options);
	}

	/**
	 * None, whatever is returned as keys.
	 */
	@Override
	public @Nullable List<Column> columns() {
		return null;
	}

	@Override
	public void close() {
		this.current.close();
	}

}
