package io.github.libsqlspring.boot.autoconfigure;

import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionManager;
import reactor.core.publisher.Flux;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.ReactiveLibsqlClient;
import io.github.libsqlspring.jdbc.LibsqlDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What gives way to a bean of the user for the database of the same name.
 */
class NamedBackOffTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlDatabasesAutoConfiguration.class))
		.withPropertyValues("libsql.databases.books.url=:memory:", "libsql.databases.films.url=:memory:");

	static Stream<Arguments> beansOfTheUser() {
		Database database = new DatabaseBuilder().url(":memory:").build();
		DataSource dataSource = new LibsqlDataSource(database);
		NamedParameterJdbcTemplate template = new NamedParameterJdbcTemplate(dataSource);
		LibsqlConnectionDetails details = () -> ":memory:";
		return Stream.of(Arguments.of(LibsqlConnectionDetails.class, details, "booksLibsqlConnectionDetails"),
				Arguments.of(Database.class, database, "booksLibsqlDatabase"),
				Arguments.of(CurrentTransaction.class, CurrentTransaction.NONE, "booksLibsqlCurrentTransaction"),
				Arguments.of(LibsqlClient.class, LibsqlClient.create(database, CurrentTransaction.NONE),
						"booksLibsqlClient"),
				Arguments.of(ReactiveLibsqlClient.class, ReactiveLibsqlClient.create(database, null),
						"booksReactiveLibsqlClient"),
				Arguments.of(DataSource.class, dataSource, "booksLibsqlDataSource"),
				Arguments.of(JdbcOperations.class, new JdbcTemplate(dataSource), "booksJdbcTemplate"),
				Arguments.of(NamedParameterJdbcOperations.class, template, "booksNamedParameterJdbcTemplate"),
				Arguments.of(JdbcClient.class, JdbcClient.create(dataSource), "booksJdbcClient"),
				Arguments.of(TransactionManager.class, new DataSourceTransactionManager(dataSource),
						"booksTransactionManager"));
	}

	private static <T> void register(GenericApplicationContext context, String name, Class<T> type, T bean) {
		RootBeanDefinition definition = new RootBeanDefinition(type, () -> bean);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, "books"));
		definition.setDefaultCandidate(false);
		context.registerBeanDefinition(name, definition);
	}

	@ParameterizedTest
	@MethodSource("beansOfTheUser")
	<T> void aBeanWithTheQualifierIsUsed(Class<T> type, T bean, String replaced) {
		this.runner.withInitializer((context) -> register((GenericApplicationContext) context, "mine", type, bean))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(replaced);
				assertThat(BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getAutowireCapableBeanFactory(), type,
						"books"))
					.isSameAs(bean);
				assertThat(context).hasBean(replaced.replace("books", "films"));
			});
	}

	@ParameterizedTest
	@MethodSource("beansOfTheUser")
	<T> void aBeanWithTheNameIsUsed(Class<T> type, T bean, String replaced) {
		this.runner.withInitializer((context) -> register((GenericApplicationContext) context, replaced, type, bean))
			.run((context) -> assertThat(context.getBean(replaced)).isSameAs(bean));
	}

	@ParameterizedTest
	@MethodSource("missingLibraries")
	void isThereWithoutWhatItNeeds(Class<?> missing, String left, String gone) {
		this.runner.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().hasBean(left).doesNotHaveBean(gone));
	}

	static Stream<Arguments> missingLibraries() {
		return Stream.of(Arguments.of(HikariDataSource.class, "booksLibsqlDataSource", "none"),
				Arguments.of(JdbcTemplate.class, "booksLibsqlDataSource", "booksJdbcTemplate"),
				Arguments.of(ConnectionHolder.class, "booksLibsqlClient", "booksLibsqlCurrentTransaction"),
				Arguments.of(Flux.class, "booksLibsqlClient", "booksReactiveLibsqlClient"));
	}

}
