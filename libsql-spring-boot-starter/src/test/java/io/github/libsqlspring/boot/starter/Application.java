package io.github.libsqlspring.boot.starter;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application with nothing on its class path but the starter.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Application {

	static ConfigurableApplicationContext start(String... properties) {
		return start(Application.class, properties);
	}

	static ConfigurableApplicationContext start(Class<?> application, String... properties) {
		return new SpringApplicationBuilder(application).properties("spring.main.banner-mode=off")
			.properties(properties)
			.run();
	}

}
