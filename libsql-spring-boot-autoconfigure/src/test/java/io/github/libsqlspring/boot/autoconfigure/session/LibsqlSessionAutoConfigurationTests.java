package io.github.libsqlspring.boot.autoconfigure.session;

import javax.sql.DataSource;

import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;
import org.springframework.transaction.support.TransactionOperations;

import io.github.libsqlspring.jdbc.LibsqlDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class LibsqlSessionAutoConfigurationTests {

	// Nothing is sent to a server before the first statement.
	private static final String SERVER = "http://127.0.0.1:1";

	private static final String H2 = "jdbc:h2:mem:session";

	private static final String OWN = "INSERT INTO own VALUES (?, ?, ?)";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlSessionAutoConfiguration.class));

	// As the configuration of Spring Session does it.
	private static AbstractObjectAssert<?, ?> assertThatInsert(AssertableApplicationContext context) {
		JdbcIndexedSessionRepository repository = new JdbcIndexedSessionRepository(new JdbcTemplate(),
				TransactionOperations.withoutTransaction());
		context
			.<SessionRepositoryCustomizer<JdbcIndexedSessionRepository>>getBeanProvider(ResolvableType
				.forClassWithGenerics(SessionRepositoryCustomizer.class, JdbcIndexedSessionRepository.class))
			.orderedStream()
			.forEach((customizer) -> customizer.customize(repository));
		return assertThat(repository).extracting("createSessionAttributeQuery");
	}

	@Test
	void anAttributeThatIsThereIsReplaced() {
		this.runner.withBean(DataSource.class, () -> LibsqlDataSource.create(SERVER))
			.run((context) -> assertThatInsert(context).asString()
				.contains("INTO SPRING_SESSION_ATTRIBUTES", "ON CONFLICT", "DO UPDATE"));
	}

	@Test
	void theStatementForAnotherDatabaseStaysAsItIs() {
		this.runner.withBean(DataSource.class, () -> new DriverManagerDataSource(H2))
			.run((context) -> assertThatInsert(context).asString().doesNotContain("ON CONFLICT"));
	}

	@Test
	void theDataSourceOfTheSessionsCounts() {
		this.runner.withUserConfiguration(TwoDataSources.class)
			.run((context) -> assertThatInsert(context).asString().doesNotContain("ON CONFLICT"));
	}

	@Test
	void nothingHappensWithoutADataSource() {
		this.runner.run((context) -> assertThatInsert(context).asString().doesNotContain("ON CONFLICT"));
	}

	@Test
	void theCustomizerOfTheApplicationHasTheLastWord() {
		this.runner.withBean(DataSource.class, () -> LibsqlDataSource.create(SERVER))
			.withUserConfiguration(OwnStatement.class)
			.run((context) -> assertThatInsert(context).isEqualTo(OWN));
	}

	@Test
	void nothingIsThereWithoutSpringSession() {
		this.runner.withClassLoader(new FilteredClassLoader(JdbcIndexedSessionRepository.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("libsqlSessionRepositoryCustomizer"));
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDataSources {

		@Bean
		DataSource dataSource() {
			return LibsqlDataSource.create(SERVER);
		}

		@Bean
		@SpringSessionDataSource
		DataSource sessions() {
			return new DriverManagerDataSource(H2);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStatement {

		@Bean
		SessionRepositoryCustomizer<JdbcIndexedSessionRepository> ownStatement() {
			return (repository) -> repository.setCreateSessionAttributeQuery(OWN);
		}

	}

}
