package io.github.libsqlspring.testcontainers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;

import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that set no property of libSQL, but have a container.
 */
class ServiceConnectionTests {

	private static GenericContainer<?> anyContainer() {
		return new GenericContainer<>(Images.SERVER).withExposedPorts(8080)
			.waitingFor(Wait.forHttp("/health").forPort(8080));
	}

	@SpringBootTest(classes = Application.class)
	abstract static class Contract {

		@Autowired
		private LibsqlClient client;

		@Autowired
		private JdbcTemplate jdbc;

		@Test
		void clientAndDataSourceUseTheContainer() {
			this.client.executeScript("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)");
			this.client.sql("INSERT INTO note (text) VALUES (?)").param("written").update();

			assertThat(this.jdbc.queryForObject("SELECT text FROM note", String.class)).isEqualTo("written");
		}

		LibsqlClient client() {
			return this.client;
		}

	}

	@Nested
	@ContainerTest
	class OnALibsqlContainer extends Contract {

		@Container
		@ServiceConnection
		private static final LibsqlContainer container = new LibsqlContainer(Images.SERVER);

	}

	@Nested
	@ContainerTest
	@SpringBootTest(classes = Application.class, properties = "libsql.transport=websocket")
	class OnALibsqlContainerWithATokenAndByWebSocket extends Contract {

		@Container
		@ServiceConnection
		private static final LibsqlContainer container = new LibsqlContainer(Images.SERVER).withAuthToken();

	}

	@Nested
	@ContainerTest
	class OnALibsqlContainerWithTokenAndNamespace extends Contract {

		@Container
		@ServiceConnection
		private static final LibsqlContainer container = new LibsqlContainer(Images.SERVER).withAuthToken()
			.withNamespace("orders");

		@Test
		void theNamespaceIsTheOneOfTheContainer() {
			client().execute("CREATE TABLE only_here (id INTEGER)");

			try (LibsqlClient other = LibsqlClient.builder()
				.url(container.getUrl())
				.authToken(container.getAuthToken())
				.namespace("default")
				.build()) {
				assertThat(other.sql("SELECT count(*) FROM sqlite_schema").query(Long.class).single()).isZero();
			}
		}

	}

	@Nested
	@ContainerTest
	class OnAnyContainerOfTheImage extends Contract {

		@Container
		@ServiceConnection
		private static final GenericContainer<?> container = anyContainer();

	}

	@Nested
	@ContainerTest
	class OnAnyContainerWithOurLabels extends Contract {

		private static final TokenKey KEY = TokenKey.generate();

		@Container
		@ServiceConnection
		private static final GenericContainer<?> container = anyContainer()
			.withEnv("SQLD_AUTH_JWT_KEY", KEY.publicKey())
			.withLabel("io.github.libsqlspring.auth-token", KEY.token());

	}

	@Nested
	@ContainerTest
	@SpringBootTest(classes = { Application.class, OnBeans.Containers.class })
	class OnBeans extends Contract {

		@Configuration(proxyBeanMethods = false)
		static class Containers {

			@Bean
			@ServiceConnection
			LibsqlContainer container() {
				return new LibsqlContainer(Images.SERVER).withAuthToken();
			}

		}

	}

	@Nested
	@ContainerTest
	@SpringBootTest(classes = { Application.class, OnNamedBeans.Containers.class })
	class OnNamedBeans extends Contract {

		@Configuration(proxyBeanMethods = false)
		static class Containers {

			@Bean
			@ServiceConnection(name = "tursodatabase/libsql-server")
			GenericContainer<?> container() {
				return anyContainer();
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
