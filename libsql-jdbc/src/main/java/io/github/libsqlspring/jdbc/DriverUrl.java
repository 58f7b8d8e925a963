package io.github.libsqlspring.jdbc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * A URL of the driver: the prefix, the client's URL, and properties in its query. What
 * stands in the URL wins over the same property elsewhere.
 *
 * @param target the client's URL
 * @param settings the properties that stand in it
 */
record DriverUrl(String target, Map<String, String> settings) {

	static final String PREFIX = "jdbc:libsql:";

	DriverUrl {
		settings = Map.copyOf(settings);
	}

	static boolean isAccepted(@Nullable String url) {
		return url != null && url.length() >= PREFIX.length()
				&& url.substring(0, PREFIX.length()).toLowerCase(Locale.ROOT).equals(PREFIX);
	}

	/**
	 * Reads a URL, as far as it concerns the driver; the client judges the rest.
	 * @param url a URL that {@link #isAccepted(String)}
	 * @return the URL
	 * @throws IllegalArgumentException if a property in it is written wrongly
	 */
	static DriverUrl parse(String url) {
		String rest = url.substring(PREFIX.length()).strip();
		// For jdbc:libsql://host, where libsql: is both the driver and the scheme.
		String target = rest.startsWith("//") ? "libsql:" + rest : rest;
		int query = target.indexOf('?');
		if (query < 0) {
			return new DriverUrl(target, Map.of());
		}
		Map<String, String> settings = new HashMap<>();
		StringJoiner others = new StringJoiner("&", "?", "").setEmptyValue("");
		for (String parameter : target.substring(query + 1).split("&")) {
			String[] parts = parameter.split("=", 2);
			if (parts.length == 2 && DriverProperty.isInUrl(parts[0])) {
				settings.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
			}
			else if (!parameter.isEmpty()) {
				others.add(parameter);
			}
		}
		return new DriverUrl(target.substring(0, query) + others, settings);
	}

	/**
	 * The properties, with those of the URL over the others.
	 * @param others the others
	 * @return the properties
	 */
	Properties with(@Nullable Properties others) {
		Properties all = new Properties();
		if (others != null) {
			others.stringPropertyNames().forEach((name) -> all.setProperty(name, others.getProperty(name)));
		}
		all.putAll(this.settings);
		return all;
	}

	/**
	 * Neither URL nor properties, which may hold a secret.
	 */
	@Override
	public String toString() {
		return "DriverUrl";
	}

}
