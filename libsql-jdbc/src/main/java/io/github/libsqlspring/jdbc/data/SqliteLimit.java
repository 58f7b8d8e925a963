package io.github.libsqlspring.jdbc.data;

import org.springframework.data.relational.core.dialect.LimitClause;

/**
 * LIMIT and OFFSET. There is no OFFSET without a LIMIT, but one that is negative means
 * none (https://sqlite.org/lang_select.html#limitoffset).
 */
enum SqliteLimit implements LimitClause {

	INSTANCE;

	@Override
	public String getLimit(long limit) {
		return "LIMIT " + limit;
	}

	@Override
	public String getOffset(long offset) {
		return getLimitOffset(-1, offset);
	}

	@Override
	public String getLimitOffset(long limit, long offset) {
		return getLimit(limit) + " OFFSET " + offset;
	}

	@Override
	public Position getClausePosition() {
		return Position.AFTER_ORDER_BY;
	}

}
