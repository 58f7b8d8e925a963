package io.github.libsqlspring.jdbc.hibernate;

import java.time.LocalTime;

import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.LocalTimeJdbcType;
import org.hibernate.type.descriptor.jdbc.TimeJdbcType;

/**
 * Times of day of which a {@link LocalTime} is stored as it is, to the nanosecond. A
 * {@link java.sql.Time} is a moment on a day of 1970 in the zone of the Java virtual
 * machine, to the millisecond.
 */
final class LocalTimeType extends TimeJdbcType {

	private static final long serialVersionUID = 1L;

	@Override
	public <X> ValueBinder<X> getBinder(JavaType<X> type) {
		return isLocal(type) ? LocalTimeJdbcType.INSTANCE.getBinder(type) : super.getBinder(type);
	}

	@Override
	public <X> ValueExtractor<X> getExtractor(JavaType<X> type) {
		return isLocal(type) ? LocalTimeJdbcType.INSTANCE.getExtractor(type) : super.getExtractor(type);
	}

	private static boolean isLocal(JavaType<?> type) {
		return type.getJavaTypeClass() == LocalTime.class;
	}

}
