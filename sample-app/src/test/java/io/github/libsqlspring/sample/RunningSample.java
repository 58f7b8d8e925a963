package io.github.libsqlspring.sample;

import java.util.Map;
import java.util.Objects;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * The whole application on a free port, with environment variables of its own. It is
 * started by hand so that it is closed before its database is.
 */
final class RunningSample implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private RunningSample(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static RunningSample start(Map<String, String> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		environment.getPropertySources()
			.replace(name, new SystemEnvironmentPropertySource(name, Map.<String, Object>copyOf(variables)));
		return new RunningSample(new SpringApplicationBuilder(SampleApplication.class).environment(environment)
			.run("--server.address=127.0.0.1", "--server.port=0"));
	}

	String url() {
		return "http://127.0.0.1:" + this.context.getEnvironment().getRequiredProperty("local.server.port");
	}

	RestTestClient http() {
		return RestTestClient.bindToServer().baseUrl(url()).build();
	}

	NotesClient notes(String path) {
		return new NotesClient(http(), path);
	}

	DatabaseController.DatabaseInfo database() {
		DatabaseController.DatabaseInfo info = http().get()
			.uri("/api/database")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(DatabaseController.DatabaseInfo.class)
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(info);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
