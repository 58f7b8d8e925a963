package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Arguments;
import io.github.libsqlspring.SqlCheck;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * The text of exactly one SQL statement.
 *
 * @param text the text as given
 * @param parsed the text as parsed
 */
record SqlText(String text, SqlStatement parsed) {

	// What may hold any word without meaning it: strings, names in quotes, comments.
	private static final Pattern QUOTED = Pattern
		.compile("'[^']*+'|\"[^\"]*+\"|`[^`]*+`|\\[[^]]*+]|--[^\n]*+|/\\*(?s:.*?)\\*/");

	// Not a parameter of that name.
	private static final Pattern RETURNING = Pattern.compile("(?<![:@$#\\w])returning\\b", Pattern.CASE_INSENSITIVE);

	// A word that stands nowhere here may be a mistake, which the database explains
	// better.
	private static final Set<String> WITHOUT_ROWS = Set.of("ALTER", "ANALYZE", "ATTACH", "BEGIN", "COMMIT", "CREATE",
			"DETACH", "DROP", "END", "REINDEX", "RELEASE", "ROLLBACK", "SAVEPOINT", "VACUUM");

	private static final CheckedTexts CHECKED = new CheckedTexts();

	/**
	 * Reads a text with one statement or several.
	 * @param text the text
	 * @return its statements, at least one
	 * @throws SQLException if there is none, or one that is not possible
	 */
	static List<SqlText> all(@Nullable String text) throws SQLException {
		String sql = require(text);
		SqlText known = CHECKED.get(sql);
		if (known != null) {
			return List.of(known);
		}
		List<SqlStatement> parsed = SqlStatement.parseAll(sql);
		if (parsed.size() < 2) {
			return List.of(of(sql));
		}
		List<SqlText> texts = new ArrayList<>(parsed.size());
		for (SqlStatement statement : parsed) {
			texts.add(of(statement.text()));
		}
		return texts;
	}

	private static String require(@Nullable String sql) throws SQLException {
		if (sql == null) {
			throw SqlExceptions.misuse("The SQL text is null");
		}
		return sql;
	}

	static SqlText of(@Nullable String text) throws SQLException {
		String sql = require(text);
		SqlText known = CHECKED.get(sql);
		return (known != null) ? known
				: CHECKED.put(new SqlText(sql, SqlExceptions.translate(() -> SqlCheck.single(Statement.of(sql)))));
	}

	boolean isSame(SqlText other) {
		return this.text.equals(other.text);
	}

	/**
	 * Whether the statement can have rows; only the database knows whether it has.
	 * @return {@code false} if it certainly has none
	 */
	boolean mayReturnRows() {
		return this.parsed.isChange() ? hasReturning() : !WITHOUT_ROWS.contains(this.parsed.keyword());
	}

	/**
	 * Whether the statement has a RETURNING clause.
	 * @return whether it has
	 */
	boolean hasReturning() {
		// The word alone is rare; only then the costly look is taken.
		return RETURNING.matcher(this.text).find()
				&& RETURNING.matcher(QUOTED.matcher(this.text).replaceAll(" ")).find();
	}

	/**
	 * This statement and more behind its last token.
	 * @param clause what to add, without parameters
	 * @return the statement
	 */
	SqlText with(String clause) {
		String longer = this.parsed.text() + clause;
		return new SqlText(longer, SqlStatement.parseAll(longer).get(0));
	}

	/**
	 * Whether the statement is a query, which an update count makes no sense for.
	 * @return whether it is
	 */
	boolean isQuery() {
		return this.parsed.readOnly() && !this.parsed.isPragma();
	}

	int parameterCount() {
		return this.parsed.parameters().count();
	}

	/**
	 * The statement with its arguments. JDBC counts all parameters; a server wants them
	 * all by name if they have names.
	 * @param values one value per parameter
	 * @return the statement
	 */
	Statement withArguments(List<Value> values) {
		if (!this.parsed.parameters().hasNames()) {
			return new Statement(this.text, new Arguments.Positional(values));
		}
		if (MixedParameters.areIn(this.parsed)) {
			return new Statement(MixedParameters.numbered(this.text, this.parsed.parameters()),
					new Arguments.Positional(values));
		}
		Map<String, Value> named = new LinkedHashMap<>();
		for (int number = 1; number <= values.size(); number++) {
			named.put(Objects.requireNonNull(this.parsed.parameters().name(number)), values.get(number - 1));
		}
		return new Statement(this.text, new Arguments.Named(named));
	}

	/**
	 * The values in the order of the parameters.
	 * @param values the values that were set, {@code null} where none was
	 * @return one value per parameter
	 * @throws SQLException if one is missing
	 */
	List<Value> requireAll(@Nullable Value[] values) throws SQLException {
		Value[] complete = new Value[values.length];
		for (int i = 0; i < values.length; i++) {
			Value value = values[i];
			if (value == null) {
				throw SqlExceptions
					.noParameter("Parameter " + parameter(i + 1) + " of " + values.length + " is not set");
			}
			complete[i] = value;
		}
		return Arrays.asList(complete);
	}

	// A parameter as messages name it.
	private String parameter(int number) {
		String name = this.parsed.parameters().name(number);
		return (name != null) ? number + " (" + name + ")" : String.valueOf(number);
	}

}
