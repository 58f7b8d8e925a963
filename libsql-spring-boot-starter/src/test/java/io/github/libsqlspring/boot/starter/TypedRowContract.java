package io.github.libsqlspring.boot.starter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values of Java's types that go into a table by Spring and come back.
 */
interface TypedRowContract extends RunningApplication {

	Item ITEM = new Item(1, "Grüße", 0.1, true, new BigDecimal("12345678901234567890.10"), LocalDate.of(2024, 2, 29),
			LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4_000_000), new byte[] { 0, 1, -1 },
			UUID.fromString("123e4567-e89b-12d3-a456-426614174000"), Color.GREEN, null);

	private void insert() {
		jdbc().update("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ITEM.id(), ITEM.label(),
				ITEM.ratio(), ITEM.active(), ITEM.price(), ITEM.day(), ITEM.at(), ITEM.data(), ITEM.uid(), ITEM.color(),
				ITEM.remark());
	}

	private void expectTheItem() {
		Item item = jdbcClient().sql("SELECT * FROM item").query(Item.class).single();

		assertThat(item).usingRecursiveComparison().isEqualTo(ITEM);
	}

	@Test
	default void aRowOfManyTypesComesBackAsTheSameRecord() {
		insert();

		expectTheItem();
	}

	@Test
	default void namedParametersStoreARecordWithoutMore() {
		jdbcClient()
			.sql("INSERT INTO item VALUES (:id, :label, :ratio, :active, :price, :day, :at, :data, :uid, :color, "
					+ ":remark)")
			.paramSource(ITEM)
			.update();

		expectTheItem();
	}

	@Test
	default void simpleJdbcInsertStoresEveryTypeByTheColumnsOfTheTable() {
		Map<String, Object> values = new HashMap<>(Map.of("id", ITEM.id(), "label", ITEM.label(), "ratio", ITEM.ratio(),
				"active", ITEM.active(), "price", ITEM.price(), "day", ITEM.day(), "at", ITEM.at(), "data", ITEM.data(),
				"uid", ITEM.uid(), "color", ITEM.color()));
		values.put("remark", null);

		assertThat(new SimpleJdbcInsert(jdbc()).withTableName("item").execute(values)).isEqualTo(1);

		expectTheItem();
	}

	@Test
	default void theDatabaseSeesTheTypesOfSqlite() {
		insert();

		assertThat(jdbc().queryForMap(
				"""
						SELECT typeof(id) AS id, typeof(ratio) AS ratio, typeof(active) AS active, typeof(price) AS price,
							typeof(data) AS data, quote(day) AS day, quote(at) AS at, quote(color) AS color, remark IS NULL AS remark
						FROM item"""))
			.isEqualTo(Map.of("id", "integer", "ratio", "real", "active", "integer", "price", "text", "data", "blob",
					"day", "'2024-02-29'", "at", "'2024-02-29 01:02:03.004'", "color", "'GREEN'", "remark", 1));
	}

	@Test
	default void oneValueIsReadAsTheTypeThatIsAskedFor() {
		insert();

		assertThat(value("active", Boolean.class)).isTrue();
		assertThat(value("price", BigDecimal.class)).isEqualTo(ITEM.price());
		assertThat(value("day", LocalDate.class)).isEqualTo(ITEM.day());
		assertThat(value("at", LocalDateTime.class)).isEqualTo(ITEM.at());
		assertThat(value("data", byte[].class)).isEqualTo(ITEM.data());
		assertThat(value("uid", UUID.class)).isEqualTo(ITEM.uid());
		assertThat(value("color", Color.class)).isEqualTo(ITEM.color());
		assertThat(value("id", Integer.class)).isEqualTo(1);
		assertThat(value("ratio", Double.class)).isEqualTo(ITEM.ratio());
		assertThat(value("remark", Integer.class)).isNull();
	}

	private <T> T value(String column, Class<T> type) {
		return jdbc().queryForObject("SELECT " + column + " FROM item", type);
	}

	record Item(int id, String label, double ratio, boolean active, BigDecimal price, LocalDate day, LocalDateTime at,
			byte[] data, UUID uid, Color color, String remark) {

	}

	enum Color {

		RED, GREEN

	}

}
