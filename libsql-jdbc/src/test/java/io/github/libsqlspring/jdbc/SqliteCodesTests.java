package io.github.libsqlspring.jdbc;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteCodesTests {

	@ParameterizedTest
	@EnumSource(SQLiteErrorCode.class)
	void primaryCodesAreThoseOfSqlite(SQLiteErrorCode code) {
		boolean primary = code.code > 0 && code.code <= 26;

		assertThat(SqliteCodes.number(code.name())).isEqualTo(primary ? code.code : 0);
	}

}
