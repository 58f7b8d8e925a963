package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the database is and who asks. A bean of this type replaces {@code libsql.url} and
 * {@code libsql.auth-token}, for example in a test with a container.
 */
public interface LibsqlConnectionDetails extends ConnectionDetails {

	/**
	 * URL of the database.
	 * @return the URL, as {@code libsql.url} takes it
	 */
	String getUrl();

	/**
	 * Token that the server asks for.
	 * @return the token, or {@code null}; blank means none
	 */
	default @Nullable String getAuthToken() {
		return null;
	}

	/**
	 * Database among those of a server that holds several.
	 * @return its name, or {@code null}: then {@code libsql.namespace} counts
	 */
	default @Nullable String getNamespace() {
		return null;
	}

}
