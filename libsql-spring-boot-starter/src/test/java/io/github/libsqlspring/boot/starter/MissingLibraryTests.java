package io.github.libsqlspring.boot.starter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.test.ReducedClassPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Applications that exclude a part of the starter.
 */
@ExtendWith(OutputCaptureExtension.class)
class MissingLibraryTests {

	private static final String REMOTE = "libsql.url=http://localhost:1";

	private static final String MEMORY = "libsql.url=:memory:";

	private static void runAndFail(String jar, String argument) {
		assertThatException().isThrownBy(() -> ReducedClassPath.without(jar).run(Query.class, argument));
	}

	@Test
	void withoutSqliteAnEmbeddedDatabaseAsksForIt(CapturedOutput output) {
		runAndFail("sqlite-jdbc", MEMORY);

		assertThat(output).contains("APPLICATION FAILED TO START",
				"An embedded libSQL database needs org.xerial:sqlite-jdbc",
				"Add the dependency org.xerial:sqlite-jdbc");
	}

	@Test
	void withoutReactorNettyAServerAsksForIt(CapturedOutput output) {
		runAndFail("reactor-netty-http", REMOTE);

		assertThat(output).contains("APPLICATION FAILED TO START",
				"A remote libSQL database needs io.projectreactor.netty:reactor-netty-http");
	}

	@Test
	void withoutWebFluxAServerAsksForIt(CapturedOutput output) {
		runAndFail("spring-webflux", REMOTE);

		assertThat(output).contains("APPLICATION FAILED TO START",
				"A remote libSQL database needs org.springframework:spring-webflux");
	}

	@Test
	void anEmbeddedDatabaseNeedsNeitherWebFluxNorReactorNetty(CapturedOutput output) throws Exception {
		ReducedClassPath.without("spring-webflux", "reactor-netty-http", "reactor-netty-core", "spring-boot-webclient")
			.run(Query.class, MEMORY);

		assertThat(output).contains("The answer is 42");
	}

	@Test
	void aServerNeedsNoSqlite(CapturedOutput output) throws Exception {
		ReducedClassPath.without("sqlite-jdbc").run(Start.class, REMOTE);

		assertThat(output).contains("The client is there");
	}

	@Test
	void theClientNeedsNoJdbc(CapturedOutput output) throws Exception {
		ReducedClassPath.without("spring-boot-jdbc", "spring-boot-sql", "spring-jdbc", "HikariCP")
			.run(Query.class, MEMORY);

		assertThat(output).contains("The answer is 42");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Query {

		static void main(String[] arguments) {
			try (ConfigurableApplicationContext context = Application.start(Query.class, arguments)) {
				System.out.println("The answer is "
						+ context.getBean(LibsqlClient.class).sql("SELECT 42").query(Long.class).single());
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Start {

		static void main(String[] arguments) {
			try (ConfigurableApplicationContext context = Application.start(Start.class, arguments)) {
				System.out.println("The client is there: " + context.getBean(LibsqlClient.class));
			}
		}

	}

}
