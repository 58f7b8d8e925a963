package io.github.libsqlspring.boot.autoconfigure;

import java.util.List;

import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.TenantLibsqlDatabases;
import io.github.libsqlspring.test.ReducedClassPath;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that have all libraries that there is an auto-configuration for, but some.
 */
@ExtendWith(OutputCaptureExtension.class)
class OptionalLibraryTests {

	private static ReducedClassPath without(String jars) {
		return ReducedClassPath.without(jars.split(" "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "micrometer-.* spring-boot-micrometer-.*",
			"micrometer-core spring-boot-micrometer-metrics", "spring-boot-actuator.*", "spring-boot-health",
			"jackson-databind spring-boot-flyway", "flyway-core",
			"testcontainers spring-boot-testcontainers spring-boot-docker-compose HikariCP",
			"spring-jdbc spring-boot-jdbc spring-boot-sql spring-boot-flyway HikariCP",
			"spring-tx spring-boot-transaction spring-jdbc spring-boot-jdbc spring-boot-sql spring-boot-flyway HikariCP",
			"spring-webflux spring-boot-webclient spring-boot-http-client reactor-.*",
			"micrometer-.* spring-boot-micrometer-.* spring-boot-actuator.* spring-boot-health jackson-.* testcontainers "
					+ "spring-boot-testcontainers spring-boot-docker-compose spring-tx spring-boot-transaction spring-jdbc "
					+ "spring-boot-jdbc spring-boot-sql HikariCP spring-web.* spring-boot-webclient spring-boot-http-client "
					+ "reactor-.* flyway-core spring-boot-flyway" })
	void embeddedDatabasesOfAllKindsDoWithout(String jars, CapturedOutput output) throws Exception {
		without(jars).run(Databases.class);

		assertThat(output).contains("The answers are [1, 2, 3]");
	}

	@Test
	void composeDoesWithoutTestcontainers(CapturedOutput output) throws Exception {
		without("testcontainers spring-boot-testcontainers").run(Containers.class);

		assertThat(output).contains("Detected by [LibsqlDockerComposeConnectionDetailsFactory]");
	}

	@Test
	void testcontainersDoWithoutCompose(CapturedOutput output) throws Exception {
		without("spring-boot-docker-compose").run(Containers.class);

		assertThat(output).contains("Detected by [LibsqlContainerConnectionDetailsFactory]");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Databases {

		static void main(String[] arguments) {
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Databases.class)
				.web(WebApplicationType.NONE)
				.properties("spring.main.banner-mode=off", "spring.docker.compose.enabled=false", "libsql.url=:memory:",
						"libsql.databases.named.url=:memory:")
				.run();
					TenantLibsqlDatabases tenants = context.getBean(TenantLibsqlDatabases.Builder.class)
						.build((tenant, settings) -> settings.url(":memory:"))) {
				System.out.println("The answers are " + List.of(answer(context.getBean(LibsqlClient.class), 1),
						answer(context.getBean("namedLibsqlClient", LibsqlClient.class), 2),
						answer(tenants.client("acme"), 3)));
			}
		}

		private static long answer(LibsqlClient client, int question) {
			return client.sql("SELECT ?").param(question).query(Long.class).single();
		}

	}

	static class Containers {

		static void main(String[] arguments) {
			ClassLoader loader = Thread.currentThread().getContextClassLoader();
			System.out.println("Made " + new ConnectionDetailsFactories(loader));
			System.out.println("Detected by " + SpringFactoriesLoader.forDefaultResourceLocation(loader)
				.load(ConnectionDetailsFactory.class,
						SpringFactoriesLoader.FailureHandler.logging(LogFactory.getLog(Containers.class)))
				.stream()
				.map((factory) -> factory.getClass().getSimpleName())
				.filter((name) -> name.startsWith("Libsql"))
				.toList());
		}

	}

}
