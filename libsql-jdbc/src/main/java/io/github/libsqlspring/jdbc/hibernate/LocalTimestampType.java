package io.github.libsqlspring.jdbc.hibernate;

import java.time.LocalDateTime;

import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.LocalDateTimeJdbcType;
import org.hibernate.type.descriptor.jdbc.TimestampJdbcType;

/**
 * Timestamps of which a {@link LocalDateTime} is stored as it is. As a
 * {@link java.sql.Timestamp} it would be a moment in the zone of the Java virtual
 * machine, other than what {@code JdbcClient} writes and reads, and not exist where
 * clocks are put forward.
 */
final class LocalTimestampType extends TimestampJdbcType {

	private static final long serialVersionUID = 1L;

	@Override
	public <X> ValueBinder<X> getBinder(JavaType<X> type) {
		return isLocal(type) ? LocalDateTimeJdbcType.INSTANCE.getBinder(type) : super.getBinder(type);
	}

	@Override
	public <X> ValueExtractor<X> getExtractor(JavaType<X> type) {
		return isLocal(type) ? LocalDateTimeJdbcType.INSTANCE.getExtractor(type) : super.getExtractor(type);
	}

	private static boolean isLocal(JavaType<?> type) {
		return type.getJavaTypeClass() == LocalDateTime.class;
	}

}
