package io.github.libsqlspring.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * In which of the two databases of a connection to look. To JDBC, SQLite has no catalogs
 * and no schemas; but because {@code main.book} and {@code temp.book} are names that it
 * takes, both may be asked for by either.
 *
 * @param main {@code main}, or a name that nothing has
 * @param temp {@code temp}, or a name that nothing has
 */
record Homes(String main, String temp) {

	private static final String NONE = "";

	/**
	 * Reads the arguments of a method of {@code DatabaseMetaData}.
	 * @param catalog {@code null} or empty for any
	 * @param schema {@code null} or empty for any; {@code %} and {@code _} may stand for
	 * what they stand for in names
	 * @return where to look
	 */
	static Homes of(@Nullable String catalog, @Nullable String schema) {
		return new Homes(pick("main", catalog, schema), pick("temp", catalog, schema));
	}

	/**
	 * Where both look.
	 * @param other the other places
	 * @return what they have in common
	 */
	Homes and(Homes other) {
		return new Homes(this.main.equals(other.main) ? this.main : NONE,
				this.temp.equals(other.temp) ? this.temp : NONE);
	}

	boolean isNowhere() {
		return this.main.isEmpty() && this.temp.isEmpty();
	}

	private static String pick(String home, @Nullable String catalog, @Nullable String schema) {
		boolean inCatalog = catalog == null || catalog.isEmpty() || catalog.equalsIgnoreCase(home);
		boolean inSchema = schema == null || schema.isEmpty() || LikePattern.matches(home, schema);
		return (inCatalog && inSchema) ? home : NONE;
	}

}
