package io.github.libsqlspring.integration.datajdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A property of each type.
 */
record Sample(@Id @Nullable Long id, boolean flag, @Nullable Boolean maybe, @Nullable Short small,
		@Nullable Integer number, @Nullable Long large, @Nullable BigInteger huge, @Nullable Double ratio,
		@Nullable BigDecimal decimal, @Nullable String text, byte @Nullable [] bytes, @Nullable UUID uuid,
		@Nullable Genre genre, @Nullable LocalDate date, @Nullable LocalTime time, @Nullable LocalDateTime dateTime,
		@Nullable Instant instant, @Nullable OffsetDateTime offsetDateTime, @Nullable ZonedDateTime zonedDateTime,
		@Nullable OffsetTime offsetTime, @Nullable Date javaDate, @Nullable Duration duration, @Nullable Year year,
		@Nullable YearMonth yearMonth) {

}
