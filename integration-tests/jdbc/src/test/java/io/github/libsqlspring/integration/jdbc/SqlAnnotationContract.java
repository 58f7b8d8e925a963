package io.github.libsqlspring.integration.jdbc;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.context.jdbc.Sql.ExecutionPhase;
import org.springframework.test.context.jdbc.SqlConfig;
import org.springframework.test.context.jdbc.SqlMergeMode;
import org.springframework.test.context.jdbc.SqlMergeMode.MergeMode;
import org.springframework.transaction.annotation.Transactional;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts of tests.
 */
@Framework(value = "Spring JDBC", version = JdbcTemplate.class)
@SpringBootTest
@Sql(statements = { "DROP TABLE IF EXISTS author", "DROP TABLE IF EXISTS change" })
@SqlMergeMode(MergeMode.MERGE)
abstract class SqlAnnotationContract {

	@Autowired
	private JdbcTemplate template;

	private int authors() {
		return this.template.queryForObject("SELECT count(*) FROM author", Integer.class);
	}

	@Test
	@Sql({ "classpath:scripts/schema.sql", "classpath:scripts/data.sql" })
	@Sql(statements = "DELETE FROM author", executionPhase = ExecutionPhase.AFTER_TEST_METHOD)
	@Exercises("@Sql and @SqlMergeMode, also in a @Transactional test")
	void theScriptsOfATestAreRun() {
		assertThat(authors()).isEqualTo(3);
	}

	@Test
	@Transactional
	@Sql("classpath:scripts/schema.sql")
	@Exercises("@Sql and @SqlMergeMode, also in a @Transactional test")
	void theScriptsOfATestAreInItsTransaction() {
		this.template.update("INSERT INTO author (id) VALUES (1)");

		assertThat(authors()).isEqualTo(1);
	}

	@Test
	@Sql(scripts = "classpath:scripts/trigger.sql",
			config = @SqlConfig(separator = ScriptUtils.EOF_STATEMENT_SEPARATOR))
	@Exercises("@Sql with a trigger, by @SqlConfig(separator = ScriptUtils.EOF_STATEMENT_SEPARATOR)")
	void aScriptOfATestMayHaveTriggers() {
		assertThat(this.template.queryForObject("SELECT count(*) FROM change", Integer.class)).isEqualTo(2);
	}

}
