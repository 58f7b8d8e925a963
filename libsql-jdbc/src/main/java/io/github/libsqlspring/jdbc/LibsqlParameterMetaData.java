package io.github.libsqlspring.jdbc;

import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.Types;

/**
 * What SQLite knows of parameters: how many there are. Any of them takes any value.
 *
 * @param count the number of parameters
 */
record LibsqlParameterMetaData(int count) implements PlainWrapper, ParameterMetaData {

	private void check(int number) throws SQLException {
		if (number < 1 || number > this.count) {
			throw SqlExceptions.noParameter("There is no parameter " + number + "; the statement has " + this.count);
		}
	}

	@Override
	public int getParameterCount() {
		return this.count;
	}

	@Override
	public int isNullable(int number) throws SQLException {
		check(number);
		return parameterNullable;
	}

	@Override
	public boolean isSigned(int number) throws SQLException {
		check(number);
		return true;
	}

	@Override
	public int getPrecision(int number) throws SQLException {
		check(number);
		return 0;
	}

	@Override
	public int getScale(int number) throws SQLException {
		check(number);
		return 0;
	}

	@Override
	public int getParameterType(int number) throws SQLException {
		check(number);
		return Types.OTHER;
	}

	@Override
	public String getParameterTypeName(int number) throws SQLException {
		check(number);
		return "ANY";
	}

	@Override
	public String getParameterClassName(int number) throws SQLException {
		check(number);
		return Object.class.getName();
	}

	@Override
	public int getParameterMode(int number) throws SQLException {
		check(number);
		return parameterModeIn;
	}

}
