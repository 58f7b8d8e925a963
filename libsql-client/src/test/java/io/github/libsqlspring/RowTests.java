package io.github.libsqlspring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RowTests {

	@Nested
	class Columns {

		private final Row row = new Row(columns("id", "Name", "name", "id"),
				List.of(integer(1), text("a"), text("b"), integer(2)));

		@Test
		void areNamedByIndexFromZero() {
			assertThat(this.row.getLong(3)).isEqualTo(2);
			assertThat(this.row.size()).isEqualTo(4);
		}

		@Test
		void areNamedByTheFirstLabelThatIsEqual() {
			assertThat(this.row.getLong("id")).isEqualTo(1);
			assertThat(this.row.getString("name")).isEqualTo("b");
		}

		@Test
		void areNamedByLabelWhateverItsCaseIfNoneIsEqual() {
			assertThat(this.row.getLong("ID")).isEqualTo(1);
			assertThat(this.row.getString("NAME")).isEqualTo("a");
		}

		@Test
		void thatAreNotThereAreReportedWithThoseThatAre() {
			assertThatExceptionOfType(LibsqlResultException.class).isThrownBy(() -> this.row.getLong("no"))
				.withMessageContaining("No column 'no'")
				.withMessageContaining("[id, Name, name, id]");
			assertThatExceptionOfType(LibsqlResultException.class).isThrownBy(() -> this.row.getLong(4))
				.withMessageContaining("No column 4");
			assertThatExceptionOfType(LibsqlResultException.class).isThrownBy(() -> this.row.getLong(-1));
		}

		@Test
		void areIteratedInOrder() {
			assertThat(this.row).containsExactly(1L, "a", "b", 2L);
		}

		@Test
		void makeAMapInWhichTheFirstOfANameStands() {
			assertThat(this.row.asMap()).hasToString("{id=1, Name=a, name=b}");
			assertThat(new Row(columns("a", "a"), List.of(Value.NULL, integer(1))).asMap()).containsEntry("a", null);
		}

		@Test
		void haveToBeAsManyAsValues() {
			assertThatIllegalArgumentException().isThrownBy(() -> new Row(columns("a"), List.of()));
		}

	}

	@Nested
	class Numbers {

		@Test
		void areExactIntegers() {
			assertThat(row(integer(Long.MIN_VALUE)).getLong(0)).isEqualTo(Long.MIN_VALUE);
			assertThat(row(integer(7)).getInt(0)).isEqualTo(7);
			assertThat(row(integer(7)).getObject(0, Short.class)).isEqualTo((short) 7);
			assertThat(row(integer(7)).getObject(0, Byte.class)).isEqualTo((byte) 7);
			assertThat(row(integer(7)).getObject(0, BigInteger.class)).isEqualTo(BigInteger.valueOf(7));
			assertThat(row(integer(7)).getObject(0, BigDecimal.class)).isEqualTo(BigDecimal.valueOf(7));
		}

		@Test
		void areReadFromFloatsAndTextWithoutLoss() {
			assertThat(row(real(3.0)).getLong(0)).isEqualTo(3);
			assertThat(row(text(" 42 ")).getInt(0)).isEqualTo(42);
			assertThat(row(text("1e3")).getLong(0)).isEqualTo(1000);
			assertThat(row(text("12345678901234567890.10")).getObject(0, BigDecimal.class))
				.isEqualTo(new BigDecimal("12345678901234567890.10"));
			assertThat(row(text("0.5")).getDouble(0)).isEqualTo(0.5);
			assertThat(row(integer(1L << 60)).getDouble(0)).isEqualTo(0x1p60);
		}

		@Test
		void keepTheBitsOfADouble() {
			assertThat(Double.doubleToRawLongBits(row(real(-0.0)).getDouble(0)))
				.isEqualTo(Double.doubleToRawLongBits(-0.0));
			assertThat(row(real(Double.POSITIVE_INFINITY)).getDouble(0)).isInfinite();
			assertThat(row(real(Double.NEGATIVE_INFINITY)).getObject(0, Float.class)).isInfinite();
			assertThat(row(real(0.1)).getObject(0, Float.class)).isEqualTo(0.1f);
		}

		@Test
		void thatDoNotFitAreRefused() {
			assertRefused(integer(1L << 31), Integer.class);
			assertRefused(integer(1L << 15), Short.class);
			assertRefused(integer(128), Byte.class);
			assertRefused(real(1.5), Long.class);
			assertRefused(real(1e300), Long.class);
			assertRefused(real(Double.POSITIVE_INFINITY), Long.class);
			assertRefused(real(Double.POSITIVE_INFINITY), BigDecimal.class);
			assertRefused(real(1e300), Float.class);
			assertRefused(integer((1L << 53) + 1), Double.class);
			assertRefused(integer(Long.MAX_VALUE), Double.class);
			assertRefused(integer((1L << 24) + 1), Float.class);
			assertRefused(text("1e999"), Double.class);
			assertRefused(text("1e999999999"), BigInteger.class);
			assertRefused(text("9223372036854775808"), Long.class);
		}

		@ParameterizedTest
		@ValueSource(strings = { "", " ", "abc", "NaN", "Infinity", "0x10", "1d", "1,5" })
		void areNotReadFromOtherText(String text) {
			assertRefused(text(text), Long.class);
			assertRefused(text(text), Double.class);
			assertRefused(text(text), BigDecimal.class);
		}

		@Test
		void areNotReadFromBlobs() {
			assertRefused(blob(1), Long.class);
			assertRefused(blob(1), Double.class);
		}

	}

	@Nested
	class Nulls {

		@Test
		void areNullForObjects() {
			Row row = row(Value.NULL);

			assertThat(row.isNull(0)).isTrue();
			assertThat(row.isNull("x")).isTrue();
			assertThat(row.getString(0)).isNull();
			assertThat(row.getBytes(0)).isNull();
			assertThat(row.getObject(0)).isNull();
			assertThat(row.getObject(0, Long.class)).isNull();
			assertThat(row.getObject(0, Value.class)).isEqualTo(Value.NULL);
			assertThat(row(integer(0)).isNull(0)).isFalse();
		}

		@Test
		void areRefusedForPrimitives() {
			assertThatExceptionOfType(LibsqlResultException.class).isThrownBy(() -> row(Value.NULL).getLong(0))
				.withMessageContaining("Column 0 ('x') is NULL")
				.withMessageContaining("isNull");
			assertThatExceptionOfType(LibsqlResultException.class).isThrownBy(() -> row(Value.NULL).getInt("x"));
			assertThatExceptionOfType(LibsqlResultException.class).isThrownBy(() -> row(Value.NULL).getDouble("x"));
			assertThatExceptionOfType(LibsqlResultException.class).isThrownBy(() -> row(Value.NULL).getBoolean("x"));
		}

	}

	@Nested
	class OtherTypes {

		@Test
		void booleansAreZeroAndOneAndWords() {
			for (Value value : List.of(integer(1), real(1.0), text("1"), text("true"), text("TRUE"))) {
				assertThat(row(value).getBoolean(0)).isTrue();
			}
			for (Value value : List.of(integer(0), real(0.0), real(-0.0), text("0"), text("False"))) {
				assertThat(row(value).getBoolean(0)).isFalse();
			}
			for (Value value : List.of(integer(2), integer(-1), real(0.5), text("yes"), text(""), blob(1))) {
				assertRefused(value, Boolean.class);
			}
		}

		@ParameterizedTest
		@CsvSource({ "1.5, 1.5", "-1.5, -1.5", "100, 100.0", "1e7, 10000000.0", "1e16, 10000000000000000.0",
				"1e17, 1.0e+17", "-1.5e-7, -1.5e-07", "0.0001, 0.0001", "0.00001, 1.0e-05", "1e100, 1.0e+100",
				"1.7976931348623157e308, 1.7976931348623157e+308", "0, 0.0", "-0.0, 0.0", "Infinity, Inf",
				"-Infinity, -Inf", "0.30000000000000004, 0.30000000000000004" })
		void floatsAreWrittenAsSqliteDoes(double number, String text) {
			assertThat(row(real(number)).getString(0)).isEqualTo(text);
		}

		@Test
		void integersAreWrittenAsText() {
			assertThat(row(integer(Long.MIN_VALUE)).getString("x")).isEqualTo("-9223372036854775808");
		}

		@Test
		void bytesAreThoseOfABlobOrOfTextInUtf8() {
			assertThat(row(blob(1, 2)).getBytes(0)).containsExactly(1, 2);
			assertThat(row(text("é")).getBytes("x")).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
			assertRefused(integer(1), byte[].class);
			assertRefused(blob(65), String.class);
		}

		@Test
		void bytesAreCopiedEachTime() {
			Row row = row(blob(1));
			Arrays.fill(row.getBytes(0), (byte) 2);

			assertThat(row.getBytes(0)).containsExactly(1);
		}

		@Test
		void uuidsAndEnumsAreReadFromText() {
			UUID id = UUID.randomUUID();

			assertThat(row(text(id.toString())).getObject(0, UUID.class)).isEqualTo(id);
			assertThat(row(text("DAYS")).getObject("x", TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
			assertRefused(text("no"), UUID.class);
			assertRefused(text("days"), TimeUnit.class);
			assertRefused(integer(1), TimeUnit.class);
		}

		@Test
		void objectsAreWhatIsStored() {
			assertThat(row(integer(1)).getObject(0, Object.class)).isEqualTo(1L);
			assertThat(row(real(1)).getObject(0)).isEqualTo(1.0);
			assertThat(row(text("a")).getObject(0, CharSequence.class)).isEqualTo("a");
		}

		@Test
		void unknownTypesAreRefused() {
			assertRefused(text("a"), List.class);
			assertRefused(integer(1), Character.class);
		}

	}

	@Nested
	class Times {

		@ParameterizedTest
		@ValueSource(strings = { "2024-02-29T12:30:00Z", "2024-02-29 12:30:00", "2024-02-29 12:30",
				"2024-02-29T14:30:00+02:00", "2024-02-29T12:30:00.000Z", " 2024-02-29T13:30:00+01:00[Europe/Paris] " })
		void areInstantsWhateverTheOffset(String text) {
			assertThat(row(text(text)).getObject(0, Instant.class)).isEqualTo(Instant.parse("2024-02-29T12:30:00Z"));
		}

		@Test
		void areInstantsFromMilliseconds() {
			assertThat(row(integer(1500)).getObject(0, Instant.class)).isEqualTo(Instant.ofEpochMilli(1500));
			assertThat(row(integer(0)).getObject(0, LocalDate.class)).isEqualTo("1970-01-01");
		}

		@Test
		void keepTheDateAndTimeThatWereWritten() {
			Row row = row(text("2024-02-29T23:30:00-02:00"));

			assertThat(row.getObject(0, LocalDateTime.class)).isEqualTo("2024-02-29T23:30:00");
			assertThat(row.getObject(0, LocalDate.class)).isEqualTo("2024-02-29");
			assertThat(row.getObject(0, LocalTime.class)).isEqualTo("23:30:00");
			assertThat(row.getObject(0, OffsetDateTime.class).toString()).isEqualTo("2024-02-29T23:30-02:00");
		}

		@Test
		void beginTheDayWhereThereIsADateOnly() {
			assertThat(row(text("2024-02-29")).getObject(0, LocalDateTime.class)).isEqualTo("2024-02-29T00:00:00");
			assertThat(row(text("2024-02-29")).getObject(0, Instant.class)).isEqualTo("2024-02-29T00:00:00Z");
		}

		@Test
		void areReadBackAsTheyAreWritten() {
			for (Object time : List.of(LocalTime.of(1, 2, 3, 4), LocalDate.of(9999, 1, 1), LocalDate.of(0, 1, 1),
					LocalDateTime.of(2024, 1, 2, 3, 4), Instant.ofEpochSecond(1, 1), Year.of(12024),
					YearMonth.of(2024, 2), OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHours(-3)),
					OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 6000, ZoneOffset.UTC))) {
				Value value = ArgumentConverter.toValue(time, "time");
				assertThat((Object) row(value).getObject(0, time.getClass())).isEqualTo(time);
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "", "12", "2024-02-30", "yesterday", "2024-02-29T25:00:00Z" })
		void areNotReadFromOtherText(String text) {
			assertRefused(text(text), Instant.class);
			assertRefused(text(text), LocalDate.class);
			assertRefused(text(text), LocalTime.class);
		}

		@Test
		void areReadFromJulianDaysAndFromMillisecondsAsReal() {
			assertThat(row(real(2460370.0208333335)).getObject(0, Instant.class)).isEqualTo("2024-02-29T12:30:00Z");
			assertThat(row(real(1672662896000.5)).getObject(0, Instant.class)).isEqualTo("2023-01-02T12:34:56.000500Z");
			assertRefused(real(1e300), Instant.class);
		}

	}

	@Test
	void rowsAreEqualByColumnsAndValues() {
		assertThat(row(blob(1))).isEqualTo(row(blob(1))).hasSameHashCodeAs(row(blob(1)));
		assertThat(row(blob(1))).isNotEqualTo(row(blob(2)));
	}

	@Test
	void textFormAndErrorsShowNoValue() {
		assertThat(row(text("secret")).toString()).isEqualTo("Row[x]");
		assertThatExceptionOfType(LibsqlResultException.class).isThrownBy(() -> row(text("secret")).getLong(0))
			.withMessageContaining("Column 0 ('x') holds a value of type text that cannot be read as Long without loss")
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
	}

	private static void assertRefused(Value value, Class<?> type) {
		assertThatExceptionOfType(LibsqlResultException.class).as("%s", value.toObject())
			.isThrownBy(() -> row(value).getObject(0, type))
			.withMessageContaining("cannot be read as " + type.getSimpleName());
	}

	private static Row row(Value value) {
		return new Row(columns("x"), List.of(value));
	}

	private static List<Column> columns(String... names) {
		return Arrays.stream(names).map((name) -> new Column(name, null)).toList();
	}

	private static Value integer(long value) {
		return new Value.IntegerValue(value);
	}

	private static Value real(double value) {
		return new Value.FloatValue(value);
	}

	private static Value text(String value) {
		return new Value.TextValue(value);
	}

	private static Value blob(int... bytes) {
		byte[] copy = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			copy[i] = (byte) bytes[i];
		}
		return new Value.BlobValue(copy);
	}

}
