package io.github.libsqlspring.jdbc.data;

import org.springframework.data.relational.core.dialect.LockClause;
import org.springframework.data.relational.core.sql.LockOptions;

/**
 * No clause for any lock.
 */
enum NoLock implements LockClause {

	INSTANCE;

	@Override
	public String getLock(LockOptions lockOptions) {
		return "";
	}

	@Override
	public Position getClausePosition() {
		return Position.AFTER_ORDER_BY;
	}

}
