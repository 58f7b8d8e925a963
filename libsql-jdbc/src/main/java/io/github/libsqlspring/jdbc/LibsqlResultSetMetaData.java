package io.github.libsqlspring.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Value;

/**
 * The columns of a result.
 */
final class LibsqlResultSetMetaData implements PlainWrapper, ResultSetMetaData {

	private final List<Column> columns;

	private final Samples samples;

	LibsqlResultSetMetaData(List<Column> columns, Samples samples) {
		this.columns = columns;
		this.samples = samples;
	}

	private Column column(int number) throws SQLException {
		if (number < 1 || number > this.columns.size()) {
			throw SqlExceptions.noColumn("There is no column " + number + "; the result has " + this.columns.size());
		}
		return this.columns.get(number - 1);
	}

	private ColumnType type(int number) throws SQLException {
		return ColumnType.of(column(number).declaredType(), this.samples.value(number - 1));
	}

	@Override
	public int getColumnCount() {
		return this.columns.size();
	}

	@Override
	public String getColumnLabel(int number) throws SQLException {
		return column(number).name();
	}

	@Override
	public String getColumnName(int number) throws SQLException {
		return column(number).name();
	}

	@Override
	public int getColumnType(int number) throws SQLException {
		return type(number).sqlType();
	}

	@Override
	public String getColumnTypeName(int number) throws SQLException {
		return type(number).name();
	}

	@Override
	public String getColumnClassName(int number) throws SQLException {
		return type(number).className();
	}

	@Override
	public int getPrecision(int number) throws SQLException {
		return type(number).size();
	}

	@Override
	public int getScale(int number) throws SQLException {
		return type(number).scale();
	}

	@Override
	public int getColumnDisplaySize(int number) throws SQLException {
		int size = type(number).size();
		return (size > 0) ? size : Integer.MAX_VALUE;
	}

	@Override
	public boolean isSigned(int number) throws SQLException {
		return type(number).isNumber();
	}

	@Override
	public boolean isAutoIncrement(int number) throws SQLException {
		column(number);
		return false;
	}

	@Override
	public boolean isCaseSensitive(int number) throws SQLException {
		return !type(number).isNumber();
	}

	@Override
	public boolean isSearchable(int number) throws SQLException {
		column(number);
		return true;
	}

	@Override
	public boolean isCurrency(int number) throws SQLException {
		column(number);
		return false;
	}

	@Override
	public int isNullable(int number) throws SQLException {
		column(number);
		return columnNullableUnknown;
	}

	@Override
	public String getSchemaName(int number) throws SQLException {
		column(number);
		return "";
	}

	@Override
	public String getTableName(int number) throws SQLException {
		column(number);
		return "";
	}

	@Override
	public String getCatalogName(int number) throws SQLException {
		column(number);
		return "";
	}

	@Override
	public boolean isReadOnly(int number) throws SQLException {
		column(number);
		return true;
	}

	@Override
	public boolean isWritable(int number) throws SQLException {
		column(number);
		return false;
	}

	@Override
	public boolean isDefinitelyWritable(int number) throws SQLException {
		column(number);
		return false;
	}

	/**
	 * A value of each column, for those without a declared type.
	 */
	@FunctionalInterface
	interface Samples {

		Value value(int index) throws SQLException;

	}

}
