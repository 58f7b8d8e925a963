package io.github.libsqlspring.boot.autoconfigure.batch;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.github.libsqlspring.jdbc.LibsqlDriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MissingTablesFailureAnalyzerTests {

	private final MissingTablesFailureAnalyzer analyzer = new MissingTablesFailureAnalyzer();

	private static DataAccessException failure(String table) {
		JdbcTemplate template = new JdbcTemplate(
				new SimpleDriverDataSource(new LibsqlDriver(), "jdbc:libsql::memory:"));
		return catchThrowableOfType(DataAccessException.class, () -> template.queryForList("SELECT * FROM " + table));
	}

	@Test
	void missingTablesOfSpringBatchAreExplained() {
		FailureAnalysis analysis = this.analyzer.analyze(new IllegalStateException(failure("BATCH_JOB_INSTANCE")));

		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains("no such table: BATCH_JOB_INSTANCE", "H2, HSQLDB and Derby");
		assertThat(analysis.getAction()).contains("spring.batch.jdbc.initialize-schema=always");
	}

	@Test
	void otherMissingTablesAreLeftToOthers() {
		assertThat(this.analyzer.analyze(failure("book"))).isNull();
	}

	@Test
	void otherDatabasesAreLeftToOthers() {
		assertThat(this.analyzer.analyze(new SQLException("no such table: BATCH_JOB_INSTANCE"))).isNull();
	}

}
