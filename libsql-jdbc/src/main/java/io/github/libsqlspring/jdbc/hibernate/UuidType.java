package io.github.libsqlspring.jdbc.hibernate;

import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;

import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.BasicExtractor;
import org.hibernate.type.descriptor.jdbc.BinaryJdbcType;
import org.jspecify.annotations.Nullable;

/**
 * UUIDs, stored as 16 bytes as Hibernate does on every database without a type for them,
 * and also read where the driver has stored them as text. Hibernate's own type makes
 * another UUID of the first 16 bytes of such a text.
 */
final class UuidType extends BinaryJdbcType {

	private static final long serialVersionUID = 1L;

	@Override
	public int getDdlTypeCode() {
		return Types.BINARY;
	}

	@Override
	public int getDefaultSqlTypeCode() {
		return SqlTypes.UUID;
	}

	@Override
	public <X> ValueExtractor<X> getExtractor(JavaType<X> type) {
		return new Extractor<>(type, this);
	}

	private static final class Extractor<X> extends BasicExtractor<X> {

		private static final long serialVersionUID = 1L;

		Extractor(JavaType<X> type, UuidType uuids) {
			super(type, uuids);
		}

		@Override
		protected @Nullable X doExtract(ResultSet rows, int column, WrapperOptions options) throws SQLException {
			return getJavaType().wrap(rows.getObject(column, UUID.class), options);
		}

		@Override
		protected @Nullable X doExtract(CallableStatement call, int column, WrapperOptions options)
				throws SQLException {
			return getJavaType().wrap(call.getObject(column, UUID.class), options);
		}

		@Override
		protected @Nullable X doExtract(CallableStatement call, String name, WrapperOptions options)
				throws SQLException {
			return getJavaType().wrap(call.getObject(name, UUID.class), options);
		}

	}

}
