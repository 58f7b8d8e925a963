package io.github.libsqlspring.jdbc;

import java.sql.ResultSet;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * What an application tells of itself. It is kept for whoever asks the connection; a
 * libSQL database has no place for it. Thread-safe.
 */
final class ClientInfo {

	// The names that JDBC defines, with what it says of them.
	private static final SortedMap<String, String> NAMES = new TreeMap<>(
			Map.of("ApplicationName", "The application that uses the connection", "ClientHostname",
					"The host on which the application runs", "ClientUser", "The user for whom the work is done"));

	private final Map<String, String> values = new ConcurrentHashMap<>();

	/**
	 * The names that are known, for {@code DatabaseMetaData}.
	 * @return a row for each, ordered by name
	 */
	static ResultSet properties() {
		MetaDataRows rows = MetaDataShape.CLIENT_INFO_PROPERTIES.rows();
		NAMES.forEach((name, description) -> rows.add(name, Integer.MAX_VALUE, null, description));
		return rows.toResultSet();
	}

	/**
	 * Keeps a value.
	 * @param name its name
	 * @param value the value, {@code null} for none
	 * @return whether the name is known; nothing is kept if it is not
	 */
	boolean set(@Nullable String name, @Nullable String value) {
		if (name == null || !NAMES.containsKey(name)) {
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
