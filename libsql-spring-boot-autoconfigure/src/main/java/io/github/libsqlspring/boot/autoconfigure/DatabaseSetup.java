package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
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
	 * A database with a name.
	 * @param name its name
	 * @param properties what is written below {@code libsql.databases}
	 * @param context where the beans of the user are
	 * @return its setup
	 */
	static DatabaseSetup named(String name, LibsqlDatabasesProperties properties, ApplicationContext context) {
		return new DatabaseSetup(name, properties.of(name), context);
	}

	/**
	 * The property that the user wrote.
	 * @param relative its name as {@code auth-token}
	 * @return its whole name
	 */
	String property(String relative) {
		return ((this.name != null) ? NamedDatabases.PREFIX + "." + this.name : "libsql") + "." + relative;
	}

	/**
	 * Checks a text as {@link TextProperties#check} does.
	 * @param relative the name of the property as {@code auth-token}
	 * @param text its value as it was bound
	 * @return the text, or {@code null} if it is blank
	 */
	@Nullable String checkText(String relative, @Nullable String text) {
		return new TextProperties(this.context.getEnvironment()).check(property(relative), text);
	}

	/**
	 * Sets what the user wrote, as {@code @ConfigurationProperties} on a bean method
	 * does.
	 * @param <T> the type of the object
	 * @param relative the prefix as {@code datasource.hikari}
	 * @param object what to set it on
	 * @return the same object
	 */
	<T> T bind(String relative, T object) {
		Binder.get(this.context.getEnvironment()).bind(property(relative), Bindable.ofInstance(object));
		return object;
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
