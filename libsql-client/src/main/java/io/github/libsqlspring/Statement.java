package io.github.libsqlspring;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One SQL statement with its arguments, ready to be executed any number of times on any
 * path.
 * <p>
 * Immutable and thread-safe; {@code toString()} shows the SQL and the number of
 * arguments, never a value. <pre class="code">
 * Statement.of("INSERT INTO book (title, year) VALUES (?, ?)", "The Castle", 1926);
 * Statement.named("SELECT * FROM book WHERE year &gt; :year", Map.of("year", 1950));
 * </pre>
 *
 * @param sql the SQL text of one statement
 * @param arguments the arguments, by position or by name
 */
public record Statement(String sql, Arguments arguments) {

	public Statement {
		Objects.requireNonNull(sql, "sql");
		Objects.requireNonNull(arguments, "arguments");
	}

	/**
	 * A statement with arguments for {@code ?} and {@code ?NNN}.
	 * @param sql the SQL text
	 * @param arguments the arguments in order: {@code null}, numbers, {@code Boolean} (1
	 * or 0), text, {@code byte[]}, {@code ByteBuffer}, {@code UUID}, enums (their name),
	 * {@code java.time} types and {@code java.util.Date} (text in the form of
	 * {@code CURRENT_TIMESTAMP}, an instant in UTC), {@code BigDecimal} (text),
	 * {@code Optional} or {@link Value}
	 * @return the statement
	 * @throws IllegalArgumentException if an argument has no exact SQLite value: NaN, an
	 * infinity, an unpaired surrogate, a year beyond 9999, an unknown type
	 */
	public static Statement of(String sql, @Nullable Object... arguments) {
		if (arguments == null) {
			// What the compiler makes of a single null argument.
			return new Statement(sql, Arguments.Positional.of(new @Nullable Object[] { null }));
		}
		return new Statement(sql, (arguments.length == 0) ? Arguments.NONE : Arguments.Positional.of(arguments));
	}

	/**
	 * A statement with arguments for {@code :name}, {@code @name} and {@code $name}.
	 * @param sql the SQL text
	 * @param arguments the arguments by name, the name with its prefix or without it;
	 * types as in {@link #of(String, Object...)}
	 * @return the statement
	 * @throws IllegalArgumentException if an argument has no exact SQLite value
	 */
	public static Statement named(String sql, Map<String, ? extends @Nullable Object> arguments) {
		return new Statement(sql, Arguments.Named.of(arguments));
	}

	@Override
	public String toString() {
		return "Statement[" + this.sql + ", " + this.arguments + "]";
	}

}
