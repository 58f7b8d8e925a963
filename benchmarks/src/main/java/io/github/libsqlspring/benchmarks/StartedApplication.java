package io.github.libsqlspring.benchmarks;

import java.util.List;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A Spring Boot application that is not more than its database.
 *
 * @param context what was started
 * @param startMillis how long the start took, in milliseconds
 */
record StartedApplication(ConfigurableApplicationContext context, double startMillis) implements AutoCloseable {

	/**
	 * Starts it.
	 * @param properties its properties, as {@code name=value}
	 * @param startup is told of what the start is made of
	 * @return the application
	 */
	static StartedApplication start(List<String> properties, ApplicationStartup startup) {
		SpringApplication application = new SpringApplication(Main.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.setRegisterShutdownHook(false);
		application.setApplicationStartup(startup);
		String[] arguments = properties.stream().map((property) -> "--" + property).toArray(String[]::new);
		long start = System.nanoTime();
		ConfigurableApplicationContext context = application.run(arguments);
		return new StartedApplication(context, millisSince(start));
	}

	/**
	 * Asks the database something for the first time, if there is one: until then nobody
	 * has opened it.
	 * @return how long that took, in milliseconds
	 */
	double firstQueryMillis() {
		long start = System.nanoTime();
		this.context.getBeanProvider(JdbcTemplate.class)
			.ifAvailable((jdbc) -> jdbc.queryForObject("SELECT 1", Integer.class));
		return millisSince(start);
	}

	private static double millisSince(long start) {
		return (System.nanoTime() - start) / 1e6;
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Main {

	}

}
