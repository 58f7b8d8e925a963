package io.github.libsqlspring.jdbc.hibernate;

import org.hibernate.community.dialect.identity.SQLiteIdentityColumnSupport;

/**
 * Identity columns whose type is written in any case. Hibernate leaves it out where the
 * statement so far contains it, which the type of an earlier column does; it looks at the
 * statement in lower case, so that it never finds this one. A column without the type is
 * not SQLite's rowid, and its keys are null.
 */
final class IdentityColumns extends SQLiteIdentityColumnSupport {

	static final IdentityColumns INSTANCE = new IdentityColumns();

	private IdentityColumns() {
	}

	@Override
	public String getIdentityColumnString(int type) {
		return "INTEGER";
	}

}
