package io.github.libsqlspring.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * What a number says.
 *
 * @param instant the moment
 * @param zone the zone whose date and time of day are meant
 */
record PointInTime(Instant instant, ZoneId zone) implements StoredTime {

	// https://sqlite.org/lang_datefunc.html, "auto"
	private static final double JULIAN_DAYS = 5373484.5;

	private static final double JULIAN_DAY_OF_1970 = 2440587.5;

	private static final double MILLIS_OF_A_DAY = 86_400_000;

	static PointInTime ofInteger(long number, ChronoUnit unit, ZoneId zone) {
		try {
			return new PointInTime(Instant.EPOCH.plus(number, unit), zone);
		}
		catch (ArithmeticException ex) {
			throw new DateTimeException("Out of range", ex);
		}
	}

	static PointInTime ofReal(double number, ChronoUnit unit, ZoneId zone) {
		if (number >= 0 && number < JULIAN_DAYS) {
			// A double has no more than milliseconds of a Julian day; SQLite rounds too.
			return ofInteger(Math.round((number - JULIAN_DAY_OF_1970) * MILLIS_OF_A_DAY), ChronoUnit.MILLIS, zone);
		}
		if (Math.abs(number) >= Long.MAX_VALUE) {
			throw new DateTimeException("Out of range");
		}
		BigDecimal seconds = BigDecimal.valueOf(number).multiply(BigDecimal.valueOf(unit.getDuration().toNanos(), 9));
		long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
		return ofInteger(whole, ChronoUnit.SECONDS, zone)
			.plusNanos(seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
	}

	private PointInTime plusNanos(long nanos) {
		return new PointInTime(this.instant.plusNanos(nanos), this.zone);
	}

	@Override
	public Instant toInstant() {
		return this.instant;
	}

	@Override
	public LocalDate toLocalDate() {
		return LocalDate.ofInstant(this.instant, this.zone);
	}

	@Override
	public LocalTime toLocalTime() {
		return LocalTime.ofInstant(this.instant, this.zone);
	}

	@Override
	public OffsetDateTime toOffsetDateTime() {
		return this.instant.atOffset(ZoneOffset.UTC);
	}

	@Override
	public OffsetTime toOffsetTime() {
		return toOffsetDateTime().toOffsetTime();
	}

}
