package io.github.libsqlspring.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Which tables and views a method of {@code DatabaseMetaData} is asked for.
 *
 * @param like the pattern
 * @param name what wins over the pattern where there is a table of exactly this name,
 * {@code null} for nothing: callers as Spring's {@code SimpleJdbcInsert} give the name
 * {@code order_item} without escaping it and mean no {@code orderXitem}
 * @param homes where to look
 */
record TablePattern(String like, @Nullable String name, Homes homes) {

	/**
	 * The condition on a row of {@link SchemaQueries#OBJECTS}, called {@code o}; its
	 * arguments are {@code ?1} to {@code ?4}.
	 */
	static final String CONDITION = """
			o.home IN (?1, ?2) AND CASE
			WHEN EXISTS (SELECT 1 FROM object e WHERE e.home IN (?1, ?2) AND e.name = ?3 COLLATE NOCASE)
			THEN o.name = ?3 COLLATE NOCASE ELSE lower(o.name) LIKE lower(?4) ESCAPE '\\' END
			""";

	/**
	 * Reads the arguments of a method.
	 * @param catalog the catalog, {@code null} or empty for any
	 * @param schema the pattern of the schema, {@code null} or empty for any
	 * @param table the pattern of the table, {@code null} for any
	 * @return what they ask for
	 */
	static TablePattern of(@Nullable String catalog, @Nullable String schema, @Nullable String table) {
		boolean mayBeName = table != null && table.indexOf('%') < 0 && table.indexOf('\\') < 0;
		return new TablePattern((table != null) ? table : "%", mayBeName ? table : null, Homes.of(catalog, schema));
	}

	@Nullable Object[] arguments(@Nullable Object... more) {
		@Nullable Object[] all = new @Nullable Object[4 + more.length];
		all[0] = this.homes.main();
		all[1] = this.homes.temp();
		all[2] = this.name;
		all[3] = this.like;
		System.arraycopy(more, 0, all, 4, more.length);
		return all;
	}

}
