package io.github.libsqlspring.sqlite;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.libsqlspring.Statement;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.sql.SqlStatement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ParameterBinderTests {

	@Nested
	class PositionalArguments {

		@Test
		void fillQuestionMarksInOrder() throws StatementFailedException {
			assertThat(bind(Statement.of("SELECT ?, ?", 1, 2))).containsExactly(1L, 2L);
		}

		@Test
		void fillNumberedParametersByNumber() throws StatementFailedException {
			assertThat(bind(Statement.of("SELECT ?2, ?1, ?", "a", "b", "c"))).containsExactly("a", "b", "c");
		}

		@Test
		void areCountedUpToTheHighestNumber() {
			assertThat(refused(Statement.of("SELECT ?3", 1))).isEqualTo("value for parameter 2 not found");
			assertThat(refused(Statement.of("SELECT ?3", 1, 2, 3, 4)))
				.isEqualTo("too many parameters, expected 3 found 4");
		}

		@Test
		void neverFillNamedParameters() {
			assertThat(refused(Statement.of("SELECT :a", 1))).isEqualTo("value for parameter :a not found");
			assertThat(refused(Statement.of("SELECT ?, @a", 1, 2))).isEqualTo("value for parameter @a not found");
		}

		@Test
		void mayBeMissingForExplain() throws StatementFailedException {
			assertThat(bind(Statement.of("EXPLAIN SELECT ?, :a", 1))).containsExactly(1L, null);
		}

		@Test
		void areRefusedWhereThereIsNoParameter() {
			assertThat(refused(Statement.of("SELECT '?'", 1))).isEqualTo("too many parameters, expected 0 found 1");
		}

	}

	@Nested
	class NamedArguments {

		@Test
		void fillParametersByNameWithOrWithoutPrefix() throws StatementFailedException {
			assertThat(bind(named("SELECT :a, @b, $c", "a", 1, "@b", 2, "c", 3))).containsExactly(1L, 2L, 3L);
		}

		@Test
		void fillAllParametersOfTheirBareName() throws StatementFailedException {
			assertThat(bind(named("SELECT :a, @a, :a", "a", 1))).containsExactly(1L, 1L);
		}

		@Test
		void withTheExactNameGoBeforeTheBareOne() throws StatementFailedException {
			assertThat(bind(named("SELECT :a, @a", "a", 1, ":a", 2))).containsExactly(2L, 1L);
		}

		@Test
		void areCaseSensitive() {
			assertThat(refused(named("SELECT :a", "A", 1))).isEqualTo("value for parameter :a not found");
		}

		@Test
		void reachANumberedParameterThroughItsName() throws StatementFailedException {
			assertThat(bind(named("SELECT :b, :a, ?1", "a", 1, "b", 2))).containsExactly(2L, 1L);
		}

		@Test
		void doNotFillParametersWithoutAName() {
			assertThat(refused(named("SELECT ?", "a", 1))).isEqualTo("value for parameter 1 not found");
			assertThat(refused(named("SELECT ?1", "1", 1))).isEqualTo("value for parameter 1 not found");
		}

		@Test
		void thatNameNoParameterAreRefused() {
			assertThat(refused(named("SELECT :a, @a", "a", 1, "b", 2))).isEqualTo("no parameter is named 'b'");
		}

		@Test
		void mayBeNull() throws StatementFailedException {
			assertThat(bind(named("SELECT :a", "a", null))).containsExactly((Object) null);
		}

		@Test
		void knowTheTclFormOfAName() throws StatementFailedException {
			assertThat(bind(named("SELECT $a::b(c), :é", "a::b(c)", 1, "é", 2))).containsExactly(1L, 2L);
		}

	}

	@Test
	void anErrorNeverShowsAValue() {
		assertThat(refused(Statement.of("SELECT 1", "secret"))).doesNotContain("secret");
	}

	private static List<Object> bind(Statement statement) throws StatementFailedException {
		SqlStatement sql = SqlStatement.parseAll(statement.sql()).get(0);
		return Arrays.stream(ParameterBinder.bind(sql, statement.arguments())).map(Value::toObject).toList();
	}

	private static String refused(Statement statement) {
		StatementFailedException failure = catchThrowableOfType(StatementFailedException.class, () -> bind(statement));
		assertThat(failure.error().code()).isEqualTo("ARGS_INVALID");
		return failure.error().message();
	}

	private static Statement named(String sql, Object... namesAndValues) {
		Map<String, Object> arguments = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return Statement.named(sql, arguments);
	}

}
