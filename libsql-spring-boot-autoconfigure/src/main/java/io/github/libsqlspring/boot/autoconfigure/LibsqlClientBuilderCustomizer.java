package io.github.libsqlspring.boot.autoconfigure;

import io.github.libsqlspring.client.LibsqlClient;

/**
 * Sets what no property can say. Beans of this type are applied in their order, after all
 * properties, and so win over them, for the client and for the {@code DataSource} alike.
 * The most frequent use is a token that changes: <pre class="code">
 * &#064;Bean
 * LibsqlClientBuilderCustomizer currentToken(TokenStore tokens) {
 * 	return (builder) -&gt; builder.authTokenSupplier(tokens::current);
 * }
 * </pre>
 * <p>
 * One with a {@code @Qualifier} is for the database of that name alone, see
 * {@code libsql.databases}; one without is for every database.
 */
@FunctionalInterface
public interface LibsqlClientBuilderCustomizer {

	/**
	 * Changes settings. Called for each bean that is made with them, which are the
	 * database, the client and the reactive client: it has to set the same each time.
	 * @param builder the settings; where the database is, is said by
	 * {@link LibsqlConnectionDetails} and not to be changed here
	 */
	void customize(LibsqlClient.Builder builder);

}
