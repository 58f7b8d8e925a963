package io.github.libsqlspring.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a text says. Date and time of day are those that were written, whatever the
 * offset; without an offset they are UTC, as in SQLite itself.
 *
 * @param date the date, if there is one
 * @param time the time of day, if there is one; there is at least one of the two
 * @param offset the offset, UTC if there was none
 */
record WrittenTime(@Nullable LocalDate date, @Nullable LocalTime time, ZoneOffset offset) implements StoredTime {

	private static final String DATE = "(\\d{4}-\\d\\d-\\d\\d)";

	private static final String TIME = "(\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)";

	// A region may follow the offset, as ZonedDateTime writes it.
	private static final String OFFSET = " *(Z|[+-]\\d\\d(?::?\\d\\d)?)?(?:\\[[^\\]]+\\])?";

	private static final Pattern FORM = Pattern.compile(DATE + "?(?:(?:^|(?!^)(?:T| +))" + TIME + OFFSET + ")?",
			Pattern.CASE_INSENSITIVE);

	static WrittenTime parse(String text) {
		Matcher matcher = FORM.matcher(text.strip());
		if (!matcher.matches() || (matcher.group(1) == null && matcher.group(2) == null)) {
			throw new DateTimeException("Neither date nor time");
		}
		String date = matcher.group(1);
		String time = matcher.group(2);
		String offset = matcher.group(3);
		return new WrittenTime((date != null) ? LocalDate.parse(date) : null,
				(time != null) ? LocalTime.parse(time) : null,
				(offset != null) ? ZoneOffset.of(offset.toUpperCase(Locale.ROOT)) : ZoneOffset.UTC);
	}

	@Override
	public LocalDate toLocalDate() {
		if (this.date == null) {
			throw new DateTimeException("No date");
		}
		return this.date;
	}

	@Override
	public LocalTime toLocalTime() {
		return (this.time != null) ? this.time : LocalTime.MIDNIGHT;
	}

	@Override
	public OffsetDateTime toOffsetDateTime() {
		return OffsetDateTime.of(toLocalDate(), toLocalTime(), this.offset);
	}

	@Override
	public OffsetTime toOffsetTime() {
		return OffsetTime.of(toLocalTime(), this.offset);
	}

}
