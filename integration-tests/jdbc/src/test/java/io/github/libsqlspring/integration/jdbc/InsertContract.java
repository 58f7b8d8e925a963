package io.github.libsqlspring.integration.jdbc;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;

import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code SimpleJdbcInsert}, which asks for the columns of a table.
 */
interface InsertContract extends RunningApplication {

	private SimpleJdbcInsert insert(String table) {
		return new SimpleJdbcInsert(template()).withTableName(table);
	}

	@Test
	@Exercises("SimpleJdbcInsert: columns found or declared, generated key, batch")
	default void theColumnsAreFoundOrDeclared() {
		SimpleJdbcInsert found = insert("book").usingGeneratedKeyColumns("id");
		Map<String, Object> emma = Map.of("title", "Emma", "stock", 2);
		Map<String, Object> persuasion = Map.of("title", "Persuasion", "stock", 3);

		assertThat(found.executeAndReturnKey(emma).longValue()).isEqualTo(1);
		assertThat(found.executeBatch(new MapSqlParameterSource(persuasion))).containsExactly(1);
		assertThat(insert("book").usingColumns("title")
			.usingGeneratedKeyColumns("id", "stock")
			.executeAndReturnKeyHolder(Map.of("title", "Sanditon"))
			.getKeys()).containsExactlyInAnyOrderEntriesOf(Map.of("id", 3, "stock", 1));
		assertThat(insert("book").withoutTableColumnMetaDataAccess()
			.usingColumns("title", "stock")
			.execute(Map.of("title", "The Watsons", "stock", 1))).isEqualTo(1);
		assertThat(insert("book").usingGeneratedKeyColumns("id")
			.executeAndReturnKey(new MapSqlParameterSource("title", "Lady Susan").addValue("stock", 1))
			.longValue()).isEqualTo(5);
	}

	@Test
	@Exercises("SimpleJdbcInsert: a record")
	default void aRecordIsARow() {
		assertThat(insert("book").execute(new SimplePropertySqlParameterSource(Book.emma()))).isEqualTo(1);

		assertThat(client().sql("SELECT * FROM book").query(Book.class).single()).isEqualTo(Book.emma());
	}

	@Test
	@Exercises("SimpleJdbcInsert: schema, upper case, reserved and mixed names")
	default void namesOfEveryKindAreUnderstood() {
		assertThat(insert("BOOK").usingGeneratedKeyColumns("ID")
			.executeAndReturnKey(Map.of("TITLE", "Emma", "STOCK", 1))
			.longValue()).isEqualTo(1);
		assertThat(insert("book").withSchemaName("main")
			.withoutTableColumnMetaDataAccess()
			.usingColumns("title")
			.execute(Map.of("title", "Persuasion"))).isEqualTo(1);

		SimpleJdbcInsert order = insert("order").usingQuotedIdentifiers()
			.usingColumns("select", "Mixed Case")
			.usingGeneratedKeyColumns("group");
		assertThat(order.executeAndReturnKey(Map.of("select", "one", "Mixed Case", "two")).longValue()).isEqualTo(1);
		assertThat(client().sql("SELECT \"select\" || \"Mixed Case\" FROM \"order\"").query(String.class).single())
			.isEqualTo("onetwo");
	}

}
