package io.github.libsqlspring.boot.autoconfigure.jackson;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.ServerStatistics;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LibsqlJacksonAutoConfigurationTests {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.addModule(new LibsqlJacksonAutoConfiguration().libsqlJacksonModule())
		.build();

	private static Row row(List<String> names, Object... values) {
		return new Row(names.stream().map((name) -> new Column(name, null)).toList(),
				Arrays.stream(values).map(Value::of).toList());
	}

	private static String json(Object value) {
		return MAPPER.writeValueAsString(row(List.of("v"), value)).replaceFirst("^\\{\"v\":(.*)}$", "$1");
	}

	@Nested
	class Rows {

		@Test
		void areObjectsInColumnOrder() {
			Row row = row(List.of("z", "a", "Mixed Case", "", "nothing"), 1, "text", 1.5, "unnamed", null);

			assertThat(MAPPER.writeValueAsString(row))
				.isEqualTo("{\"z\":1,\"a\":\"text\",\"Mixed Case\":1.5,\"\":\"unnamed\",\"nothing\":null}");
		}

		@Test
		void withoutColumnsAreEmptyObjects() {
			assertThat(MAPPER.writeValueAsString(row(List.of()))).isEqualTo("{}");
		}

		@Test
		void haveTheFirstOfSeveralColumnsOfOneName() {
			assertThat(MAPPER.writeValueAsString(row(List.of("id", "name", "id"), 1, "x", 2)))
				.isEqualTo("{\"id\":1,\"name\":\"x\"}");
		}

		@Test
		void areWrittenInListsAndMaps() {
			Row row = row(List.of("id"), 1);

			assertThat(MAPPER.writeValueAsString(Map.of("rows", List.of(row, row))))
				.isEqualTo("{\"rows\":[{\"id\":1},{\"id\":1}]}");
		}

		@Test
		void failWithTheNameOfAColumnThatCannotBeRead() {
			Row row = new Row(List.of(new Column("broken", null)),
					List.of(new Value.UnreadableValue("lone surrogate")));

			assertThatExceptionOfType(LibsqlResultException.class).isThrownBy(() -> MAPPER.writeValueAsString(row))
				.withMessageContaining("broken");
		}

	}

	@Nested
	class Values {

		@ParameterizedTest
		@ValueSource(longs = { 0, -1, 9007199254740991L, -9007199254740991L })
		void areNumbersUpToWhereJavaScriptIsExact(long value) {
			assertThat(json(value)).isEqualTo(Long.toString(value));
		}

		@ParameterizedTest
		@ValueSource(longs = { 9007199254740992L, -9007199254740992L, Long.MAX_VALUE, Long.MIN_VALUE })
		void areTextBeyondIt(long value) {
			assertThat(json(value)).isEqualTo("\"" + value + "\"");
		}

		@ParameterizedTest
		@CsvSource({ "1.0, 1.0", "-0.0, -0.0", "0.1, 0.1", "1e300, 1.0E300", "4.9e-324, 4.9E-324",
				"9007199254740993.0, 9.007199254740992E15" })
		void areNumbersForEveryFiniteFloat(double value, String expected) {
			assertThat(json(value)).isEqualTo(expected);
		}

		@Test
		void areTextForInfinity() {
			assertThat(MAPPER.writeValueAsString(new Value.FloatValue(Double.POSITIVE_INFINITY)))
				.isEqualTo("\"Infinity\"");
			assertThat(MAPPER.writeValueAsString(new Value.FloatValue(Double.NEGATIVE_INFINITY)))
				.isEqualTo("\"-Infinity\"");
		}

		@Test
		void areBase64ForBlobs() {
			assertThat(json(new byte[] { (byte) 0xFB, (byte) 0xFF, 0 })).isEqualTo("\"+/8A\"");
			assertThat(json(new byte[0])).isEqualTo("\"\"");
			// No line breaks in a long one.
			assertThat(json(new byte[300])).isEqualTo("\"" + "A".repeat(400) + "\"");
		}

		@Test
		void areEscapedText() {
			assertThat(json("\"quoted\" \u0000 ü 1")).isEqualTo("\"\\\"quoted\\\" \\u0000 ü 1\"");
			assertThat(json("12")).isEqualTo("\"12\"");
		}

		@Test
		void areTheSameOutsideOfARow() {
			List<Value> values = List.of(Value.of(1), Value.of(Long.MAX_VALUE), Value.of(new byte[] { 1 }),
					Value.of("x"), Value.NULL);

			assertThat(MAPPER.writeValueAsString(values)).isEqualTo("[1,\"9223372036854775807\",\"AQ==\",\"x\",null]");
		}

	}

	@Nested
	class Results {

		@Test
		void haveColumnNamesRowsAndWhatWasChanged() {
			StatementResult result = new StatementResult(List.of(new Column("id", "INTEGER")),
					List.of(row(List.of("id"), 7)), 1, Long.MAX_VALUE, null);

			assertThat(MAPPER.writeValueAsString(result)).isEqualTo("{\"columns\":[\"id\"],\"rows\":[{\"id\":7}],"
					+ "\"affectedRowCount\":1,\"lastInsertRowid\":\"9223372036854775807\"}");
		}

		@Test
		void sayNothingOfTheServersWork() {
			StatementResult result = new StatementResult(List.of(), List.of(), 0, null,
					new ServerStatistics(11, 12, Duration.ofMillis(13)))
				.withReplicationIndex(14L);

			assertThat(MAPPER.writeValueAsString(result))
				.isEqualTo("{\"columns\":[],\"rows\":[],\"affectedRowCount\":0,\"lastInsertRowid\":null}");
		}

	}

	@Nested
	class Reading {

		@ParameterizedTest
		@ValueSource(classes = { Row.class, StatementResult.class, Value.class })
		void isRefused(Class<?> type) {
			for (String json : List.of("{}", "[]", "{\"columns\":[],\"values\":[]}")) {
				assertThatExceptionOfType(InvalidDefinitionException.class)
					.isThrownBy(() -> MAPPER.readValue(json, type))
					.withMessageContaining(type.getSimpleName()
							+ " is what a database answered and is not read from JSON: read into a record of your own");
			}
		}

	}

	@Nested
	class Condition {

		private final ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(LibsqlJacksonAutoConfiguration.class));

		@Test
		void holdsWithoutADatabase() {
			this.runner.run((context) -> assertThat(context).hasSingleBean(JacksonModule.class));
		}

		@Test
		void failsWithoutJackson() {
			this.runner.withClassLoader(new FilteredClassLoader(JacksonModule.class))
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("libsqlJacksonModule"));
		}

		@Test
		void failsWhereTheUserHasAModuleOfThisName() {
			SimpleModule own = new SimpleModule("own");

			this.runner.withBean("libsqlJacksonModule", SimpleModule.class, () -> own)
				.run((context) -> assertThat(context.getBean(JacksonModule.class)).isSameAs(own));
		}

	}

	@Nested
	class WithoutTheModule {

		@Test
		void rowsAndResultsShowNothingOfTheirInside() {
			JsonMapper plain = JsonMapper.builder().build();

			assertThat(plain.writeValueAsString(row(List.of("id", "name"), 1, "x"))).isEqualTo("[1,\"x\"]");
			assertThat(plain.writeValueAsString(new StatementResult(List.of(), List.of(), 0, null, null)))
				.isEqualTo("{}");
		}

	}

}
