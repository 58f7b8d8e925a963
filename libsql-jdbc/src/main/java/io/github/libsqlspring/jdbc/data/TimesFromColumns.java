package io.github.libsqlspring.jdbc.data;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;

import io.github.libsqlspring.jdbc.DateFormat;
import io.github.libsqlspring.time.StoredTime;

/**
 * Reads dates and times in every form that the driver reads.
 */
@ReadingConverter
@SuppressWarnings("JavaUtilDate") // users have them
class TimesFromColumns implements GenericConverter {

	private static final Set<Class<?>> STORED = Set.of(String.class, Integer.class, Long.class, Double.class);

	private static final Set<Class<?>> DATES = Set.of(Date.class, Timestamp.class, java.sql.Date.class, Time.class);

	private final DateFormat dateFormat;

	private final ChronoUnit unit;

	TimesFromColumns(DateFormat dateFormat) {
		this.dateFormat = dateFormat;
		this.unit = (dateFormat == DateFormat.EPOCH_SECONDS) ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
	}

	@Override
	public Set<ConvertiblePair> getConvertibleTypes() {
		Set<ConvertiblePair> pairs = new HashSet<>();
		for (Class<?> source : STORED) {
			StoredTime.CLASSES.forEach((target) -> pairs.add(new ConvertiblePair(source, target)));
			DATES.forEach((target) -> pairs.add(new ConvertiblePair(source, target)));
		}
		return pairs;
	}

	@Override
	public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
		return (source != null) ? to(targetType.getType(), read(source)) : null;
	}

	private StoredTime read(Object source) {
		if (source instanceof String text) {
			Long number = (this.dateFormat != DateFormat.TEXT) ? number(text) : null;
			return (number != null) ? ofInteger(number) : StoredTime.ofText(text);
		}
		return (source instanceof Double real) ? StoredTime.ofReal(real, this.unit, ZoneId.systemDefault())
				: ofInteger(((Number) source).longValue());
	}

	private StoredTime ofInteger(long number) {
		return StoredTime.ofInteger(number, this.unit, ZoneId.systemDefault());
	}

	// A column of type TEXT makes such a text of a number that is stored in it.
	private static @Nullable Long number(String text) {
		try {
			return Long.valueOf(text);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static Object to(Class<?> type, StoredTime time) {
		if (type == Timestamp.class) {
			return Timestamp.from(time.toInstant());
		}
		if (type == java.sql.Date.class) {
			return java.sql.Date.valueOf(time.toLocalDate());
		}
		if (type == Time.class) {
			return new Time(time.toLocalTime()
				.atDate(LocalDate.EPOCH)
				.atZone(ZoneId.systemDefault())
				.toInstant()
				.toEpochMilli());
		}
		return (type == Date.class) ? Date.from(time.toInstant()) : time.to(type);
	}

}
