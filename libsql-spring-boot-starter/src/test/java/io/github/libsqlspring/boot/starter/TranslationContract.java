package io.github.libsqlspring.boot.starter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Spring's exceptions, without any configuration.
 */
interface TranslationContract extends RunningApplication {

	private void expect(Class<? extends DataAccessException> type, String sql, String message) {
		assertThatExceptionOfType(type).isThrownBy(() -> jdbc().update(sql)).withMessageContaining(message);
		assertThatExceptionOfType(type).isThrownBy(() -> jdbcClient().sql(sql).update()).withMessageContaining(message);
	}

	@Test
	default void aDuplicateKeyIsNamedAsOne() {
		jdbc().update("INSERT INTO account (id, email) VALUES (1, 'a')");

		expect(DuplicateKeyException.class, "INSERT INTO account (id, email) VALUES (2, 'a')", "account.email");
		expect(DuplicateKeyException.class, "INSERT INTO account (id, email) VALUES (1, 'b')", "account.id");
	}

	@Test
	default void aMissingValueViolatesIntegrity() {
		expect(DataIntegrityViolationException.class, "INSERT INTO account (id) VALUES (3)", "account.email");
	}

	@Test
	default void aReferenceToNothingViolatesIntegrity() {
		expect(DataIntegrityViolationException.class, "INSERT INTO card VALUES (1, 99)", "FOREIGN KEY");
	}

	@ParameterizedTest
	@ValueSource(strings = { "selec 1", "SELECT * FROM nope", "SELECT nope FROM account" })
	default void aWrongQueryIsBadGrammar(String sql) {
		assertThatExceptionOfType(BadSqlGrammarException.class).isThrownBy(() -> jdbc().queryForList(sql))
			.withMessageContaining(sql);
		assertThatExceptionOfType(BadSqlGrammarException.class)
			.isThrownBy(() -> jdbcClient().sql(sql).query(Long.class).list());
	}

	@ParameterizedTest
	@ValueSource(strings = { "selec 1", "INSERT INTO nope VALUES (1)", "UPDATE account SET nope = 1" })
	default void aWrongUpdateIsBadGrammar(String sql) {
		expect(BadSqlGrammarException.class, sql, sql);
	}

}
