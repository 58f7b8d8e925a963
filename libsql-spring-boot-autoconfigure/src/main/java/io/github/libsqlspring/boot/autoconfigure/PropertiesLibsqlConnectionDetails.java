package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * The connection details that the user wrote as properties.
 */
final class PropertiesLibsqlConnectionDetails implements LibsqlConnectionDetails {

	private final LibsqlProperties properties;

	PropertiesLibsqlConnectionDetails(LibsqlProperties properties) {
		this.properties = properties;
	}

	@Override
	public String getUrl() {
		String url = this.properties.url();
		return (url != null) ? url : "";
	}

	@Override
	public @Nullable String getAuthToken() {
		return this.properties.authToken();
	}

	// Neither URL, which may carry a token, nor token.
	@Override
	public String toString() {
		return "PropertiesLibsqlConnectionDetails";
	}

}
