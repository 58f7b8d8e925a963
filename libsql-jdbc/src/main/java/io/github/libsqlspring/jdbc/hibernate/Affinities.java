package io.github.libsqlspring.jdbc.hibernate;

import org.hibernate.type.SqlTypes;

/**
 * SQLite's storage behind the types of JDBC, for the validation of a schema: a column
 * holds whatever its affinity does (SQLite's documentation, "Datatypes In SQLite"), so
 * that an {@code INTEGER} is as good as a {@code BIGINT}.
 */
enum Affinities {

	INTEGERS, REALS, TEXTS, BLOBS, OTHERS;

	static boolean equal(int one, int other) {
		Affinities affinity = of(one);
		return affinity != OTHERS && affinity == of(other);
	}

	private static Affinities of(int type) {
		return switch (type) {
			case SqlTypes.TINYINT, SqlTypes.SMALLINT, SqlTypes.INTEGER, SqlTypes.BIGINT -> INTEGERS;
			case SqlTypes.FLOAT, SqlTypes.REAL, SqlTypes.DOUBLE -> REALS;
			case SqlTypes.CHAR, SqlTypes.VARCHAR, SqlTypes.LONGVARCHAR, SqlTypes.LONG32VARCHAR, SqlTypes.NCHAR,
					SqlTypes.NVARCHAR, SqlTypes.CLOB, SqlTypes.NCLOB ->
				TEXTS;
			case SqlTypes.BINARY, SqlTypes.VARBINARY, SqlTypes.LONGVARBINARY, SqlTypes.LONG32VARBINARY, SqlTypes.BLOB ->
				BLOBS;
			default -> OTHERS;
		};
	}

}
