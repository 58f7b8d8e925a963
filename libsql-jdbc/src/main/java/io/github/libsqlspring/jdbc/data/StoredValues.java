package io.github.libsqlspring.jdbc.data;

import java.math.BigInteger;
import java.sql.JDBCType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.mapping.JdbcValue;

import io.github.libsqlspring.jdbc.DateFormat;

/**
 * Conversions between properties and what this driver stores, where those of Spring Data
 * would store something else or cannot read it. Those of the application come before
 * them.
 */
final class StoredValues {

	private StoredValues() {
	}

	static Collection<Object> converters(DateFormat dateFormat) {
		return List.of(new TimesFromColumns(dateFormat), NumberToBoolean.INSTANCE, DateToColumn.INSTANCE,
				TimeToColumn.INSTANCE, OffsetTimeToColumn.INSTANCE, ZonedDateTimeToColumn.INSTANCE,
				BigIntegerToColumn.INSTANCE, YearToColumn.INSTANCE, NumberToYear.INSTANCE, TextToYearMonth.INSTANCE);
	}

	// SQLite has no booleans, and the driver gives back the number that is stored.
	@ReadingConverter
	private enum NumberToBoolean implements Converter<Number, Boolean> {

		INSTANCE;

		@Override
		public Boolean convert(Number number) {
			return number.doubleValue() != 0;
		}

	}

	// Spring Data makes a Timestamp of a date and of a time of day, which is another
	// moment in each zone; the driver has a form for either.
	@WritingConverter
	private enum DateToColumn implements Converter<LocalDate, JdbcValue> {

		INSTANCE;

		@Override
		public JdbcValue convert(LocalDate date) {
			return JdbcValue.of(date, JDBCType.DATE);
		}

	}

	@WritingConverter
	private enum TimeToColumn implements Converter<LocalTime, JdbcValue> {

		INSTANCE;

		@Override
		public JdbcValue convert(LocalTime time) {
			return JdbcValue.of(time, JDBCType.TIME);
		}

	}

	@WritingConverter
	private enum OffsetTimeToColumn implements Converter<OffsetTime, JdbcValue> {

		INSTANCE;

		@Override
		public JdbcValue convert(OffsetTime time) {
			return JdbcValue.of(time, JDBCType.TIME_WITH_TIMEZONE);
		}

	}

	// Spring Data would write its toString(), which is not in the order of time.
	@WritingConverter
	private enum ZonedDateTimeToColumn implements Converter<ZonedDateTime, JdbcValue> {

		INSTANCE;

		@Override
		public JdbcValue convert(ZonedDateTime time) {
			return JdbcValue.of(time, JDBCType.TIMESTAMP_WITH_TIMEZONE);
		}

	}

	// Spring Data sets a BIGINT, which has no room for more than 64 bits.
	@WritingConverter
	private enum BigIntegerToColumn implements Converter<BigInteger, JdbcValue> {

		INSTANCE;

		@Override
		public JdbcValue convert(BigInteger number) {
			return JdbcValue.of(number, JDBCType.OTHER);
		}

	}

	// Spring Data sets an INTEGER, but leaves the year as it is.
	@WritingConverter
	private enum YearToColumn implements Converter<Year, Integer> {

		INSTANCE;

		@Override
		public Integer convert(Year year) {
			return year.getValue();
		}

	}

	@ReadingConverter
	private enum NumberToYear implements Converter<Number, Year> {

		INSTANCE;

		@Override
		public Year convert(Number number) {
			return Year.of(number.intValue());
		}

	}

	// Spring Data writes one as text, and cannot read that.
	@ReadingConverter
	private enum TextToYearMonth implements Converter<String, YearMonth> {

		INSTANCE;

		@Override
		public YearMonth convert(String text) {
			return YearMonth.parse(text);
		}

	}

}
