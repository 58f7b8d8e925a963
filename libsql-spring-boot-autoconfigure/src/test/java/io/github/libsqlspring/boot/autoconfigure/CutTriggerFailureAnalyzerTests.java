package io.github.libsqlspring.boot.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptException;
import org.springframework.jdbc.datasource.init.ScriptStatementFailedException;

import io.github.libsqlspring.jdbc.LibsqlDriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CutTriggerFailureAnalyzerTests {

	private static final String TABLE = "CREATE TABLE page (title TEXT);\n";

	private static final String TRIGGER = TABLE + "CREATE TRIGGER page_added AFTER INSERT ON page\nBEGIN\n"
			+ "\tUPDATE page SET title = 'x';\nEND;";

	private final CutTriggerFailureAnalyzer analyzer = new CutTriggerFailureAnalyzer();

	private static ScriptException failure(String script) {
		SimpleDriverDataSource dataSource = new SimpleDriverDataSource(new LibsqlDriver(), "jdbc:libsql::memory:");
		ResourceDatabasePopulator populator = new ResourceDatabasePopulator(
				new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8), "schema.sql"));
		return catchThrowableOfType(ScriptException.class, () -> populator.execute(dataSource));
	}

	@Test
	void aTriggerThatWasCutIsExplained() {
		FailureAnalysis analysis = this.analyzer.analyze(new IllegalStateException(failure(TRIGGER)));

		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains("statement #2", "schema.sql", "page_added",
				"cuts a script at each semicolon");
		assertThat(analysis.getAction()).contains("spring.sql.init.separator to \"^^^ END OF SCRIPT ^^^\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE a (b); CREATE TABLE a (b);", "CREATE TRIGGER t AFTER INSERT ON nowhere",
			"INSERT INTO nowhere VALUES (': CREATE TRIGGER ')" })
	void otherMistakesAreLeftToOthers(String script) {
		assertThat(this.analyzer.analyze(failure(script))).isNull();
	}

	@Test
	void otherDatabasesAreLeftToOthers() {
		ScriptStatementFailedException failure = new ScriptStatementFailedException(
				"CREATE TRIGGER t AFTER INSERT ON page BEGIN UPDATE page SET title = 'x'", 1,
				new EncodedResource(new ByteArrayResource(new byte[0])), new SQLException("incomplete input"));

		assertThat(this.analyzer.analyze(failure)).isNull();
	}

}
