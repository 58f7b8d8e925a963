package io.github.libsqlspring.jdbc;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * What an application tells of itself. It is kept for whoever asks the connection; a
 * libSQL database has no place for it. Thread-safe.
 */
final class ClientInfo {

	/** The names that JDBC defines. */
	static final Set<String> NAMES = Set.of("ApplicationName", "ClientHostname", "ClientUser");

	private final Map<String, String> values = new ConcurrentHashMap<>();

	/**
	 * Keeps a value.
	 * @param name its name
	 * @param value the value, {@code null} for none
	 * @return whether the name is known; nothing is kept if it is not
	 */
	boolean set(@Nullable String name, @Nullable String value) {
		if (name == null || !NAMES.contains(name)) {
			return false;
		}
		if (value != null) {
			this.values.put(name, value);
		}
		else {
			this.values.remove(name);
		}
		return true;
	}

	void clear() {
		this.values.clear();
	}

	@Nullable String get(@Nullable String name) {
		return (name != null) ? this.values.get(name) : null;
	}

	Properties toProperties() {
		Properties properties = new Properties();
		properties.putAll(this.values);
		return properties;
	}

}
