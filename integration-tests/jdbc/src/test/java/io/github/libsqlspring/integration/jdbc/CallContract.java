package io.github.libsqlspring.integration.jdbc;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.simple.SimpleJdbcCall;
import org.springframework.jdbc.object.StoredProcedure;

import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Procedures, which SQLite has not.
 */
interface CallContract extends RunningApplication {

	String NO_PROCEDURES = "SQLite has no stored procedures";

	@Test
	@Exercises(value = "SimpleJdbcCall, CallableStatement, StoredProcedure",
			limit = "refused: SQLite has no procedures")
	default void aCallIsRefused() {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(
					() -> new SimpleJdbcCall(template()).withProcedureName("restock").execute(Map.of("title", "Emma")))
			.withStackTraceContaining(NO_PROCEDURES);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> new SimpleJdbcCall(template()).withFunctionName("stock").executeFunction(Integer.class))
			.withStackTraceContaining(NO_PROCEDURES);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> template().call((connection) -> connection.prepareCall("{call restock()}"), List.of()))
			.withStackTraceContaining(NO_PROCEDURES);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> new Restock(bean(DataSource.class)).execute(Map.of()))
			.withStackTraceContaining(NO_PROCEDURES);
	}

	/**
	 * A procedure as an object.
	 */
	class Restock extends StoredProcedure {

		Restock(DataSource dataSource) {
			super(dataSource, "restock");
			compile();
		}

	}

}
