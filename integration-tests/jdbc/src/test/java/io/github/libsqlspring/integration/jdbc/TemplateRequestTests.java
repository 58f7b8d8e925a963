package io.github.libsqlspring.integration.jdbc;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.RequestCounts;
import io.github.libsqlspring.integration.support.RunsOn;
import io.github.libsqlspring.integration.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the templates cost in requests to a server.
 */
@Framework(value = "Spring JDBC", version = JdbcTemplate.class)
@RunsOn(DatabasePath.HTTP)
@SpringBootTest
class TemplateRequestTests {

	private static final String ALL = "SELECT title FROM volume";

	@Autowired
	private TestDatabase database;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private JdbcTemplate template;

	private final TransactionTemplate transaction;

	@Autowired
	TemplateRequestTests(PlatformTransactionManager manager) {
		this.transaction = new TransactionTemplate(manager);
	}

	@BeforeEach
	void createTable() {
		this.jdbc.sql("CREATE TABLE IF NOT EXISTS volume (id INTEGER PRIMARY KEY, title TEXT NOT NULL)").update();
	}

	@Test
	void one(RequestCounts requests) {
		requests.expect("One row, read by its key", this.database, 1,
				() -> this.jdbc.sql("SELECT title FROM volume WHERE id = ?").param(1).query(String.class).optional());
		requests.expect("One row, inserted, with its generated key", this.database, 1,
				() -> this.jdbc.sql("INSERT INTO volume (title) VALUES (?)")
					.param("Emma")
					.update(new GeneratedKeyHolder()));
		requests.expect("One row, inserted in a transaction", this.database, 2,
				() -> this.transaction.executeWithoutResult((status) -> insert()));
	}

	@Test
	void hundred(RequestCounts requests) {
		List<Object[]> rows = IntStream.range(0, 100).mapToObj((row) -> new Object[] { "Book " + row }).toList();
		requests.expect("100 rows, batchUpdate", this.database, 1,
				() -> this.template.batchUpdate("INSERT INTO volume (title) VALUES (?)", rows));
		requests.expect("100 rows, batchUpdate in a transaction", this.database, 2,
				() -> this.transaction.executeWithoutResult(
						(status) -> this.template.batchUpdate("INSERT INTO volume (title) VALUES (?)", rows)));
		requests.expect("100 rows, one by one in a transaction", this.database, 101, () -> this.transaction
			.executeWithoutResult((status) -> IntStream.range(0, 100).forEach((row) -> insert())));
	}

	@Test
	void batch(RequestCounts requests) {
		NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(this.template);
		SqlParameterSource[] rows = IntStream.range(0, 100)
			.mapToObj((row) -> new MapSqlParameterSource("title", "Book " + row))
			.toArray(SqlParameterSource[]::new);
		requests.expect("100 rows, batchUpdate with named parameters", this.database, 1,
				() -> named.batchUpdate("INSERT INTO volume (title) VALUES (:title)", rows));
	}

	@Test
	void page(RequestCounts requests) {
		requests.expect("A page of 20 rows, and their count", this.database, 2, this::readPage);
		TransactionTemplate readOnly = new TransactionTemplate(this.transaction.getTransactionManager());
		readOnly.setReadOnly(true);
		requests.expect("A page of 20 rows, and their count, in a read-only transaction", this.database, 2,
				() -> readOnly.executeWithoutResult((status) -> readPage()));
	}

	@Test
	void simpleInsert(RequestCounts requests) {
		SimpleJdbcInsert insert = new SimpleJdbcInsert(this.template).withTableName("volume")
			.usingGeneratedKeyColumns("id");
		requests.expect("SimpleJdbcInsert, first use, which asks for the columns", this.database, 4,
				() -> insert.executeAndReturnKey(Map.of("title", "Emma")));
		requests.expect("SimpleJdbcInsert, each further use", this.database, 1,
				() -> insert.executeAndReturnKey(Map.of("title", "Emma")));
		SimpleJdbcInsert declared = new SimpleJdbcInsert(this.template).withTableName("volume")
			.withoutTableColumnMetaDataAccess()
			.usingColumns("title")
			.usingGeneratedKeyColumns("id");
		requests.expect("SimpleJdbcInsert, first use, with declared columns", this.database, 2,
				() -> declared.executeAndReturnKey(Map.of("title", "Emma")));
	}

	@Test
	void stream(RequestCounts requests) {
		this.jdbc.sql("DELETE FROM volume").update();
		this.template.batchUpdate("INSERT INTO volume (title) VALUES (?)",
				IntStream.range(0, 10_000).mapToObj((row) -> new Object[] { "Book " + row }).toList());
		requests.expect("10,000 rows, JdbcClient.stream()", this.database, 1, () -> readAll(this.jdbc.sql(ALL)));
		requests.expect("10,000 rows, JdbcClient.stream() with a fetch size of 500", this.database, 2,
				() -> readAll(this.jdbc.sql(ALL).withFetchSize(500)));
	}

	private static void readAll(StatementSpec all) {
		try (Stream<String> titles = all.query(String.class).stream()) {
			assertThat(titles).hasSize(10_000);
		}
	}

	private void readPage() {
		this.jdbc.sql("SELECT * FROM volume ORDER BY title LIMIT 20 OFFSET 20").query().listOfRows();
		this.jdbc.sql("SELECT count(*) FROM volume").query(Long.class).single();
	}

	private void insert() {
		this.jdbc.sql("INSERT INTO volume (title) VALUES (?)").param("Emma").update();
	}

}
