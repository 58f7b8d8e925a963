package io.github.libsqlspring.boot.autoconfigure.batch;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.github.libsqlspring.LibsqlException;

/**
 * Explains a job at the start of an application that finds no tables of Spring Batch. By
 * default Spring Boot makes them for H2, HSQLDB and Derby only.
 */
final class MissingTablesFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
		String message = cause.getMessage();
		if (message == null || !message.contains("no such table: BATCH_")
				|| findCause(cause, LibsqlException.class) == null) {
			return null;
		}
		return new FailureAnalysis(
				"The libSQL database has no tables of Spring Batch: " + message
						+ "\n\nSpring Boot makes them only where spring.batch.jdbc.initialize-schema is always; by "
						+ "default it does so for H2, HSQLDB and Derby alone.",
				"Set spring.batch.jdbc.initialize-schema=always, or make the tables with Flyway or Liquibase from "
						+ "classpath:org/springframework/batch/core/schema-sqlite.sql.",
				cause);
	}

}
