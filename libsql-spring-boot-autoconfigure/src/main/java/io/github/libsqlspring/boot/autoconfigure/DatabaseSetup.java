package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

import io.github.libsqlspring.client.LibsqlClient;

/**
 * One database among those of an application, as its user set it up.
 *
 * @param name its name, or {@code null} for the one that has none
 * @param properties what is written below its prefix
 * @param context where the beans of the user are
 */
record DatabaseSetup(@Nullable String name, LibsqlProperties properties, ApplicationContext context) {

	/**
	 * The database without a name.
	 * @param properties what is written below {@code libsql}
	 * @param context where the beans of the user are
	 * @return its setup
	 */
	static DatabaseSetup unnamed(LibsqlProperties properties, ApplicationContext context) {
		return new DatabaseSetup(null, properties, context);
	}

	/**
	 * The property that the user wrote.
	 * @param relative its name as {@code auth-token}
	 * @return its whole name
	 */
	String property(String relative) {
		return ((this.name != null) ? "libsql.databases." + this.name + "." : "libsql.") + relative;
	}

	/**
	 * Lets the user have the last word.
	 * @param builder the settings
	 * @return the same settings
	 */
	LibsqlClient.Builder customize(LibsqlClient.Builder builder) {
		Qualified.beans(this.context, LibsqlClientBuilderCustomizer.class, this.name)
			.forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

}
