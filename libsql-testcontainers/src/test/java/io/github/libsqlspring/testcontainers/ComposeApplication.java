package io.github.libsqlspring.testcontainers;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.libsqlspring.client.LibsqlClient;

/**
 * An application that sets no property of libSQL. It runs in a process of its own, since
 * Spring Boot leaves Docker Compose alone in a test.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ComposeApplication {

	public static void main(String[] arguments) {
		try (ConfigurableApplicationContext context = SpringApplication.run(ComposeApplication.class, arguments)) {
			context.getBean(LibsqlClient.class).executeScript("""
					DROP TABLE IF EXISTS note;
					CREATE TABLE note (text TEXT);
					INSERT INTO note VALUES ('written by the client');
					""");
			System.out.println(context.getBean(JdbcTemplate.class).queryForObject("SELECT text FROM note", String.class)
					+ ", read by JDBC");
		}
	}

}
