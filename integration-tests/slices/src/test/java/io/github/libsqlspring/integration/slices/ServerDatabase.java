package io.github.libsqlspring.integration.slices;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import io.github.libsqlspring.boot.autoconfigure.LibsqlConnectionDetails;
import io.github.libsqlspring.test.SqldServer;

/**
 * A server of the context itself, stopped after what uses it.
 */
@TestConfiguration(proxyBeanMethods = false)
class ServerDatabase {

	@Bean(destroyMethod = "close")
	SqldServer server() {
		return SqldServer.start();
	}

	@Bean
	LibsqlConnectionDetails serverDetails(SqldServer server) {
		return server::url;
	}

}
