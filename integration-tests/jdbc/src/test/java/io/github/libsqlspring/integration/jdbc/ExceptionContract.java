package io.github.libsqlspring.integration.jdbc;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Failures as exceptions of Spring, by the translator that it has by itself.
 */
interface ExceptionContract extends RunningApplication {

	private void expect(Class<? extends DataAccessException> type, String sql) {
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> template().update(sql))
			.isExactlyInstanceOf(type);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> client().sql(sql).update())
			.isExactlyInstanceOf(type);
	}

	@Test
	@Exercises("Constraints: DuplicateKeyException, DataIntegrityViolationException")
	default void constraintsAreNamed() {
		assertThat(template().getExceptionTranslator()).isInstanceOf(SQLExceptionSubclassTranslator.class);
		template().update("INSERT INTO book (id, title) VALUES (1, 'Emma')");

		expect(DuplicateKeyException.class, "INSERT INTO book (title) VALUES ('Emma')");
		expect(DuplicateKeyException.class, "INSERT INTO book (id, title) VALUES (1, 'Persuasion')");
		expect(DataIntegrityViolationException.class, "INSERT INTO book (title) VALUES (NULL)");
		expect(DataIntegrityViolationException.class, "INSERT INTO book (title, stock) VALUES ('a', -1)");
		expect(DataIntegrityViolationException.class, "INSERT INTO loan (book_id) VALUES (7)");
	}

	@Test
	@Exercises("Mistakes in SQL: BadSqlGrammarException")
	default void mistakesAreNamed() {
		expect(BadSqlGrammarException.class, "INSERT INTO nothing VALUES (1)");
		expect(BadSqlGrammarException.class, "INSERT INTO book (nothing) VALUES (1)");
		expect(BadSqlGrammarException.class, "INSRT INTO book VALUES (1)");
	}

}
