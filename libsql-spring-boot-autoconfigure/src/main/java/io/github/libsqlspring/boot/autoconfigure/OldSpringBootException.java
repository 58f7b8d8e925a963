package io.github.libsqlspring.boot.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spring Boot is older than the starter needs.
 */
final class OldSpringBootException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	/**
	 * The oldest version that will do: 4.0.0 would make an application with a WebClient a
	 * reactive web application.
	 */
	static final String MINIMUM = "4.0.1";

	private static final Pattern VERSION = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5}).*");

	OldSpringBootException(String version) {
		super("libSQL for Spring Boot needs Spring Boot " + MINIMUM + " or later; this is Spring Boot " + version
				+ ".");
	}

	// What does not look like a version is no reason to fail.
	static boolean isSupported(String version) {
		Matcher found = VERSION.matcher(version);
		Matcher minimum = VERSION.matcher(MINIMUM);
		if (!found.matches() || !minimum.matches()) {
			return true;
		}
		for (int part = 1; part <= minimum.groupCount(); part++) {
			int difference = Integer.parseInt(found.group(part)) - Integer.parseInt(minimum.group(part));
			if (difference != 0) {
				return difference > 0;
			}
		}
		return true;
	}

}
