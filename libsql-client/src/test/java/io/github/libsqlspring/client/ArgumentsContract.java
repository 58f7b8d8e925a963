package io.github.libsqlspring.client;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How arguments find their parameters.
 */
interface ArgumentsContract extends ClientContract {

	private Row named(String sql, Map<String, Object> arguments) {
		return client().execute(Statement.named(sql, arguments)).rows().get(0);
	}

	@Test
	default void questionMarksTakeArgumentsInOrder() {
		assertThat(row("SELECT ?, ?", "one", "two")).containsExactly("one", "two");
	}

	@Test
	default void numberedParametersReorderArguments() {
		assertThat(row("SELECT ?2, ?3, ?1", "one", "two", "three")).containsExactly("two", "three", "one");
	}

	@Test
	default void numberedParametersMayLeaveHoles() {
		assertThat(row("SELECT ?3, ?1", "one", "two", "three")).containsExactly("three", "one");
	}

	@Test
	default void aQuestionMarkContinuesAfterTheHighestNumber() {
		assertThat(row("SELECT ?2, ?, ?3", "one", "two", "three")).containsExactly("two", "three", "three");
	}

	@ParameterizedTest
	@ValueSource(strings = { ":", "@", "$" })
	default void namedParametersTakeArgumentsWithAndWithoutPrefix(String prefix) {
		String sql = "SELECT #a, #b".replace("#", prefix);
		assertThat(named(sql, Map.of("a", "one", prefix + "b", "two"))).containsExactly("one", "two");
	}

	@ParameterizedTest
	@ValueSource(strings = { ":", "@", "$" })
	default void namedParametersMayStandSeveralTimes(String prefix) {
		String sql = "SELECT #b, #a, #b || #a".replace("#", prefix);
		assertThat(named(sql, Map.of("a", "one", prefix + "b", "two"))).containsExactly("two", "one", "twoone");
	}

	@ParameterizedTest
	@ValueSource(strings = { ":", "@", "$" })
	default void aNumberRefersToANamedParameterByItsPlace(String prefix) {
		String sql = "SELECT #b, #a, ?1".replace("#", prefix);
		assertThat(named(sql, Map.of("a", "one", prefix + "b", "two"))).containsExactly("two", "one", "two");
	}

	@Test
	default void aBareNameFillsEveryPrefixAndAnExactOneWins() {
		assertThat(named("SELECT :a, @a", Map.of("a", 1))).containsExactly(1L, 1L);
		assertThat(named("SELECT :a, @a", Map.of("a", 1, ":a", 2))).containsExactly(2L, 1L);
	}

	@Test
	default void namesInStringsAndCommentsAreNoParameters() {
		assertThat(named("SELECT ':b', /* @c */ :a -- $d", Map.of("a", 1))).containsExactly(":b", 1L);
	}

	@Test
	default void tooFewAndTooManyArgumentsAreRefused() {
		LibsqlException few = failure(ErrorKind.ARGUMENTS, () -> client().execute("SELECT ?, ?", 1));
		assertThat(few.code()).isEqualTo("ARGS_INVALID");
		assertThat(few.sql()).contains("SELECT ?, ?");
		failure(ErrorKind.ARGUMENTS, () -> client().execute("SELECT ?", 1, 2));
		failure(ErrorKind.ARGUMENTS, () -> client().execute("SELECT ?3", 1));
		failure(ErrorKind.ARGUMENTS, () -> client().execute("SELECT 1", 1));
	}

	@Test
	default void missingNamesAreRefusedAndSoAreOthersCase() {
		failure(ErrorKind.ARGUMENTS, () -> named("SELECT :a, :b", Map.of("a", 1)));
		failure(ErrorKind.ARGUMENTS, () -> named("SELECT :a", Map.of("A", 1)));
	}

	@Test
	default void unknownNamesAreRefused() {
		failure(ErrorKind.ARGUMENTS, () -> named("SELECT :a", Map.of("a", 1, "b", 2)));
		failure(ErrorKind.ARGUMENTS, () -> named("SELECT 1", Map.of("b", 2)));
	}

	@Test
	default void positionalArgumentsDoNotFillNamedParameters() {
		failure(ErrorKind.ARGUMENTS, () -> client().execute("SELECT :a", 1));
	}

	@Test
	default void whatArgumentsHoldIsInNoMessage() {
		LibsqlException failure = failure(ErrorKind.ARGUMENTS, () -> client().execute("SELECT ?, ?", "secret"));
		assertThat(failure.toString()).doesNotContain("secret");
		assertThat(Statement.of("SELECT ?", "secret").toString()).doesNotContain("secret");
	}

}
