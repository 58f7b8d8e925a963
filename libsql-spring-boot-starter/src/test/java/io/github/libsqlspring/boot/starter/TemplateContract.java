package io.github.libsqlspring.boot.starter;

import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring's ways to query and to update.
 */
interface TemplateContract extends RunningApplication {

	@Test
	default void jdbcTemplateQueriesWithArguments() {
		jdbc().update("INSERT INTO account VALUES (1, 'ada@example.com', 36), (2, 'grace@example.com', 85)");

		assertThat(
				jdbc().query("SELECT email FROM account WHERE age > ? ORDER BY id", (row, i) -> row.getString(1), 30))
			.containsExactly("ada@example.com", "grace@example.com");
		assertThat(jdbc().queryForList("SELECT id FROM account WHERE age < ?", 40)).containsExactly(Map.of("id", 1));
		assertThat(jdbc().queryForList("SELECT age FROM account WHERE id IN (?, ?)", Integer.class, 2, 3))
			.containsExactly(85);
		assertThat(jdbc().queryForMap("SELECT ? AS a, ? AS b", 1, "x")).containsExactly(Map.entry("a", 1),
				Map.entry("b", "x"));
	}

	@Test
	default void anUpdateCountsRowsAndNotTheEntriesOfIndexes() {
		assertThat(jdbc().update("INSERT INTO account (email, age) VALUES (?, ?)", "ada@example.com", 36)).isEqualTo(1);
		assertThat(jdbc().update("INSERT INTO account (email) VALUES ('grace@example.com')")).isEqualTo(1);
		assertThat(jdbc().update("UPDATE account SET email = email || ?", ".org")).isEqualTo(2);
		assertThat(jdbc().update("DELETE FROM account WHERE id = ?", 3)).isZero();
	}

	@Test
	default void aBatchCountsEachStatement() {
		assertThat(jdbc().batchUpdate("INSERT INTO account (id, email) VALUES (?, ?)",
				List.of(new Object[] { 1, "a" }, new Object[] { 2, "b" })))
			.containsExactly(1, 1);
		assertThat(jdbc().batchUpdate("INSERT INTO account (email) VALUES ('c')", "UPDATE account SET age = 1",
				"DELETE FROM account WHERE id = 9"))
			.containsExactly(1, 3, 0);
	}

	@Test
	default void aKeyHolderHasTheKeyThatIsAskedForByAFlag() {
		KeyHolder keys = new GeneratedKeyHolder();

		jdbc().update((connection) -> {
			PreparedStatement statement = connection.prepareStatement("INSERT INTO account (id, email) VALUES (7, ?)",
					Statement.RETURN_GENERATED_KEYS);
			statement.setString(1, "ada@example.com");
			return statement;
		}, keys);

		assertThat(Objects.requireNonNull(keys.getKey()).longValue()).isEqualTo(7);
	}

	@Test
	default void aKeyHolderHasTheColumnsThatAreNamed() {
		KeyHolder keys = new GeneratedKeyHolder();

		jdbc().update((connection) -> {
			PreparedStatement statement = connection.prepareStatement(
					"INSERT INTO account (id, email) VALUES (8, 'ada@example.com')", new String[] { "id", "email" });
			return statement;
		}, keys);

		assertThat(keys.getKeys()).containsExactly(Map.entry("id", 8), Map.entry("email", "ada@example.com"));
	}

	@Test
	default void simpleJdbcInsertKnowsTheTableAndGivesTheKey() {
		SimpleJdbcInsert insert = new SimpleJdbcInsert(jdbc()).withTableName("account").usingGeneratedKeyColumns("id");

		assertThat(insert.executeAndReturnKey(Map.of("email", "ada@example.com")).longValue()).isEqualTo(1);
		assertThat(insert.executeAndReturnKey(Map.of("email", "grace@example.com", "age", 85)).longValue())
			.isEqualTo(2);
		assertThat(new SimpleJdbcInsert(jdbc()).withTableName("account").execute(Map.of("id", 5, "email", "c")))
			.isEqualTo(1);
		assertThat(jdbc().queryForList("SELECT id FROM account ORDER BY id", Integer.class)).containsExactly(1, 2, 5);
	}

	@Test
	default void namedParametersMayBeCollections() {
		NamedParameterJdbcTemplate named = bean(NamedParameterJdbcTemplate.class);

		assertThat(named.update("INSERT INTO account (email, age) VALUES (:email, :age)",
				new MapSqlParameterSource("email", "ada@example.com").addValue("age", 36)))
			.isEqualTo(1);
		assertThat(named.queryForList("SELECT email FROM account WHERE age IN (:ages)", Map.of("ages", List.of(35, 36)),
				String.class))
			.containsExactly("ada@example.com");
	}

	@Test
	default void jdbcClientQueriesAndUpdates() {
		assertThat(jdbcClient().sql("INSERT INTO account (email, age) VALUES (:email, :age)")
			.param("email", "ada@example.com")
			.param("age", 35)
			.update()).isEqualTo(1);
		assertThat(jdbcClient().sql("UPDATE account SET age = ? WHERE id = ?").params(36, 1).update()).isEqualTo(1);

		assertThat(jdbcClient().sql("SELECT age FROM account WHERE id = ?").param(1).query(Integer.class).optional())
			.contains(36);
		assertThat(jdbcClient().sql("SELECT age FROM account WHERE id = ?").param(2).query(Integer.class).optional())
			.isEmpty();
	}

	@Test
	default void jdbcClientHasGeneratedKeysAndReturning() {
		KeyHolder keys = new GeneratedKeyHolder();

		jdbcClient().sql("INSERT INTO account (email) VALUES (?)").param("ada@example.com").update(keys, "id");

		assertThat(keys.getKeys()).containsExactly(Map.entry("id", 1));
		assertThat(jdbcClient().sql("INSERT INTO account (email) VALUES (?) RETURNING id")
			.param("grace@example.com")
			.query(Long.class)
			.single()).isEqualTo(2);
		assertThat(accounts()).isEqualTo(2);
	}

}
