package io.github.libsqlspring.jdbc;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The patterns of JDBC metadata: {@code %}, {@code _}, and a backslash to escape them;
 * like SQLite's LIKE without regard to the case of ASCII letters.
 */
final class LikePattern {

	private LikePattern() {
	}

	/**
	 * Whether a name matches.
	 * @param name the name
	 * @param pattern the pattern, {@code null} for any name
	 * @return whether it does
	 */
	static boolean matches(String name, @Nullable String pattern) {
		return pattern == null || compile(pattern).matcher(name).matches();
	}

	/**
	 * The pattern for a query.
	 * @param pattern the pattern, {@code null} for any name
	 * @return the operand of LIKE
	 */
	static String orAny(@Nullable String pattern) {
		return (pattern != null) ? pattern : "%";
	}

	private static Pattern compile(String like) {
		StringBuilder regex = new StringBuilder();
		boolean escaped = false;
		for (int c : like.codePoints().toArray()) {
			if (c == '\\' && !escaped) {
				escaped = true;
				continue;
			}
			if (c == '%' && !escaped) {
				regex.append(".*");
			}
			else if (c == '_' && !escaped) {
				regex.append('.');
			}
			else {
				regex.append(Pattern.quote(Character.toString(c)));
			}
			escaped = false;
		}
		return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

}
