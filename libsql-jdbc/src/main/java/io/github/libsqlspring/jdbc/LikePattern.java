package io.github.libsqlspring.jdbc;

import java.util.regex.Pattern;

/**
 * The patterns of JDBC metadata: {@code %}, {@code _}, and a backslash to escape them;
 * like SQLite's LIKE without regard to case.
 */
final class LikePattern {

	private LikePattern() {
	}

	static Pattern compile(String like) {
		StringBuilder regex = new StringBuilder();
		for (int i = 0; i < like.length(); i++) {
			char c = like.charAt(i);
			switch (c) {
				case '%' -> regex.append(".*");
				case '_' -> regex.append('.');
				case '\\' -> {
					i = Math.min(i + 1, like.length() - 1);
					regex.append(Pattern.quote(String.valueOf(like.charAt(i))));
				}
				default -> regex.append(Pattern.quote(String.valueOf(c)));
			}
		}
		return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

}
