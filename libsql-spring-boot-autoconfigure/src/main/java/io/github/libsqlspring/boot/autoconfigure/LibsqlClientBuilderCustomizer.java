package io.github.libsqlspring.boot.autoconfigure;

import io.github.libsqlspring.LibsqlTokenProvider;
import io.github.libsqlspring.client.LibsqlClient;

/**
 * Sets what no property can say. Beans of this type are applied in their order, after all
 * properties, and so win over them, for the client and for the {@code DataSource} alike.
 * For a token that changes there is {@link LibsqlTokenProvider}. An example:
 * <pre class="code">
 * &#064;Bean
 * LibsqlClientBuilderCustomizer json() {
 * 	return (builder) -&gt; builder.protocols(List.of(HranaProtocol.V3_JSON));
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
