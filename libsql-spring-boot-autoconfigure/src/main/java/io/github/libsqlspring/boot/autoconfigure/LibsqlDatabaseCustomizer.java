package io.github.libsqlspring.boot.autoconfigure;

import io.github.libsqlspring.client.DatabaseBuilder;

/**
 * Sets what no property can say. Beans of this type are applied in their order, after all
 * properties, and so win over them. The most frequent use is a token that changes:
 * <pre class="code">
 * &#064;Bean
 * LibsqlDatabaseCustomizer currentToken(TokenStore tokens) {
 * 	return (builder) -&gt; builder.authTokenSupplier(tokens::current);
 * }
 * </pre>
 */
@FunctionalInterface
public interface LibsqlDatabaseCustomizer {

	/**
	 * Changes the settings of the database that is about to be opened.
	 * @param builder the settings; where the database is, is said by
	 * {@link LibsqlConnectionDetails} and not to be changed here
	 */
	void customize(DatabaseBuilder builder);

}
