package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.StringUtils;

/**
 * Texts as they go to a server. Binding leaves a placeholder that nobody defines as it is
 * written, and the server would be sent "${…}"; here it fails and is named.
 *
 * @param environment what placeholders refer to
 */
record TextProperties(Environment environment) {

	/**
	 * Checks a text.
	 * @param property the name of the property
	 * @param text its value as it was bound
	 * @return the text without white space around it, or {@code null} if it is blank,
	 * which means that it is not set
	 * @throws UnusablePropertyException if a placeholder in it is not set, or it cannot
	 * be sent
	 */
	@Nullable String check(String property, @Nullable String text) {
		if (!StringUtils.hasText(text)) {
			return null;
		}
		try {
			this.environment.resolveRequiredPlaceholders(text);
		}
		catch (PlaceholderResolutionException ex) {
			throw UnusablePropertyException.unresolved(property, ex.getPlaceholder());
		}
		String stripped = text.strip();
		if (stripped.chars().anyMatch(Character::isISOControl)) {
			throw UnusablePropertyException.controlCharacter(property);
		}
		return stripped;
	}

}
