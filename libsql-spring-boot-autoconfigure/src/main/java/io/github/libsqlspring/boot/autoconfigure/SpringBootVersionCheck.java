package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Stops the start on a Spring Boot that is too old, before it stops by itself over a
 * class that it lacks. This class, and what it uses, has to work on such a one.
 */
final class SpringBootVersionCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

	/**
	 * Checks the version.
	 * @throws OldSpringBootException if it is too old
	 */
	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		check(SpringBootVersion.getVersion());
	}

	static void check(String version) {
		if (!OldSpringBootException.isSupported(version)) {
			throw new OldSpringBootException(version);
		}
	}

}
