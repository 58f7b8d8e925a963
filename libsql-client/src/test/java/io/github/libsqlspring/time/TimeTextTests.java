package io.github.libsqlspring.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TimeTextTests {

	@Nested
	class Writing {

		@ParameterizedTest
		@CsvSource({ "2026-01-02T03:04:00Z, 2026-01-02 03:04:00", "2026-01-02T03:04:05Z, 2026-01-02 03:04:05",
				"2026-01-02T03:04:05.1Z, 2026-01-02 03:04:05.100",
				"2026-01-02T03:04:05.000001Z, 2026-01-02 03:04:05.000001",
				"2026-01-02T03:04:05.000000001Z, 2026-01-02 03:04:05.000000001",
				"0000-01-01T00:00:00Z, 0000-01-01 00:00:00", "9999-12-31T23:59:59.999Z, 9999-12-31 23:59:59.999" })
		void hasAFractionOnlyWhereThereIsOne(Instant instant, String text) {
			assertThat(TimeText.of(instant)).isEqualTo(text);
		}

		@Test
		void keepsTheOrderOfTime() {
			List<Instant> inOrder = Stream
				.of("2026-01-02T03:04:04.999999999Z", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000000001Z",
						"2026-01-02T03:04:05.001Z", "2026-01-02T03:04:05.001001Z", "2026-01-02T03:04:05.002Z",
						"2026-01-02T03:04:06Z")
				.map(Instant::parse)
				.toList();

			assertThat(inOrder.stream().map(TimeText::of).sorted())
				.isEqualTo(inOrder.stream().map(TimeText::of).toList());
		}

		@Test
		void keepsTheOffsetOfATimeWithoutADate() {
			assertThat(TimeText.of(OffsetTime.of(1, 2, 0, 0, ZoneOffset.ofHoursMinutes(-3, -30))))
				.isEqualTo("01:02:00-03:30");
		}

		@Test
		void refusesWhatSqliteCouldNotRead() {
			for (java.time.temporal.Temporal time : List.of(LocalDate.of(10000, 1, 1), LocalDateTime.of(-1, 1, 1, 0, 0),
					Instant.MIN, OffsetTime.of(1, 2, 3, 4, ZoneOffset.ofTotalSeconds(1)))) {
				assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> TimeText.of(time));
			}
		}

		@Test
		void seesThroughTheOldClasses() {
			Instant instant = Instant.parse("2026-01-02T03:04:05.678Z");
			java.sql.Time time = new java.sql.Time(java.sql.Time.valueOf("03:04:05").getTime() + 678);

			assertThat(Temporals.of(java.util.Date.from(instant))).isEqualTo(instant);
			assertThat(Temporals.of(java.sql.Timestamp.from(instant.plusNanos(9)))).isEqualTo(instant.plusNanos(9));
			assertThat(Temporals.of(GregorianCalendar.from(instant.atZone(ZoneId.of("Asia/Tokyo")))))
				.isEqualTo(instant);
			assertThat(Temporals.of(instant.atOffset(ZoneOffset.ofHours(2)))).isEqualTo(instant);
			assertThat(Temporals.of(java.sql.Date.valueOf("1500-01-02"))).isEqualTo(LocalDate.of(1500, 1, 2));
			assertThat(Temporals.of(time)).isEqualTo(LocalTime.parse("03:04:05.678"));
			assertThat(Temporals.of("2026-01-02")).isNull();
		}

	}

	@Nested
	class Reading {

		@ParameterizedTest
		@ValueSource(strings = { "2026-01-02 03:04:05.600", "2026-01-02T03:04:05.6Z", "2026-01-02t03:04:05.600000000z",
				"2026-01-02 05:04:05.6+02:00", " 2026-01-02  05:04:05.6 +0200 ", "2026-01-02T05:04:05.6+02",
				"2026-01-01 22:34:05.6-04:30", "2026-01-02T04:04:05.6+01:00[Europe/Berlin]" })
		void takesWhatOthersWrite(String text) {
			assertThat(StoredTime.ofText(text).toInstant()).isEqualTo("2026-01-02T03:04:05.600Z");
		}

		@ParameterizedTest
		@ValueSource(strings = { "", " ", "2026", "2026-1-2", "2026-01-02T", "2026-01-0203:04", "2026-13-01",
				"2026-02-30", "2026-01-02 24:00", "2026-01-02 03", "2026-01-02 03:04:05.",
				"2026-01-02 03:04:05.0000000001", "2026-01-02 03:04 CET", "T03:04", "+12026-01-02", "-0001-01-02",
				"now", "1767323045678", "2026-01-02+02:00" })
		void refusesOtherText(String text) {
			assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> StoredTime.ofText(text));
		}

		@Test
		void keepsTheDateAndTheTimeThatWereWritten() {
			StoredTime time = StoredTime.ofText("2026-01-02 23:30-02:00");

			assertThat(time.to(LocalDate.class)).isEqualTo(LocalDate.of(2026, 1, 2));
			assertThat(time.to(LocalTime.class)).isEqualTo(LocalTime.of(23, 30));
			assertThat(time.to(LocalDateTime.class)).isEqualTo(LocalDateTime.of(2026, 1, 2, 23, 30));
			assertThat(time.to(OffsetDateTime.class)).isEqualTo(OffsetDateTime.parse("2026-01-02T23:30-02:00"));
			assertThat(time.to(ZonedDateTime.class)).isEqualTo(ZonedDateTime.parse("2026-01-02T23:30-02:00"));
			assertThat(time.to(OffsetTime.class)).isEqualTo(OffsetTime.parse("23:30-02:00"));
		}

		@Test
		void hasNoDateWhereThereIsNone() {
			StoredTime time = StoredTime.ofText("23:30");

			assertThat(time.to(OffsetTime.class)).isEqualTo(OffsetTime.parse("23:30Z"));
			assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> time.to(LocalDate.class));
			assertThatExceptionOfType(DateTimeException.class).isThrownBy(time::toInstant);
		}

		@Test
		void placesNumbersInTheZone() {
			ZoneId tokyo = ZoneId.of("Asia/Tokyo");
			StoredTime time = StoredTime.ofInteger(1767308645, ChronoUnit.SECONDS, tokyo);

			assertThat(time.toInstant()).isEqualTo("2026-01-01T23:04:05Z");
			assertThat(time.to(OffsetDateTime.class)).isEqualTo(OffsetDateTime.parse("2026-01-01T23:04:05Z"));
			assertThat(time.to(LocalDateTime.class)).isEqualTo(LocalDateTime.parse("2026-01-02T08:04:05"));
			assertThatExceptionOfType(DateTimeException.class)
				.isThrownBy(() -> StoredTime.ofInteger(Long.MAX_VALUE, ChronoUnit.SECONDS, tokyo));
		}

		@ParameterizedTest
		@CsvSource({ "2460370.0208333335, MILLIS, 2024-02-29T12:30:00Z", "0, MILLIS, -4713-11-24T12:00:00Z",
				"-1.5, SECONDS, 1969-12-31T23:59:58.500Z", "1767323045.25, SECONDS, 2026-01-02T03:04:05.250Z",
				"1767323045678.0, MILLIS, 2026-01-02T03:04:05.678Z" })
		void takesRealsAsJulianDaysOrAsTimeSince1970(double number, ChronoUnit unit, Instant instant) {
			assertThat(StoredTime.ofReal(number, unit, ZoneOffset.UTC).toInstant()).isEqualTo(instant);
		}

		@ParameterizedTest
		@ValueSource(doubles = { 1e300, -1e19, Double.POSITIVE_INFINITY, 9.2e18 })
		void refusesRealsBeyondAllTime(double number) {
			assertThatExceptionOfType(DateTimeException.class)
				.isThrownBy(() -> StoredTime.ofReal(number, ChronoUnit.SECONDS, ZoneOffset.UTC));
		}

	}

}
