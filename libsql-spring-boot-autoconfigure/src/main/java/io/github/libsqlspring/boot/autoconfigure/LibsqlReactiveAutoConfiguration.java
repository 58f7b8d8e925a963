package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Flux;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.ReactiveLibsqlClient;

/**
 * Auto-configuration of a reactive client, on the same database as the blocking one.
 * Apart, so that an embedded database does without Reactor.
 */
@AutoConfiguration(after = LibsqlAutoConfiguration.class)
@ConditionalOnClass(Flux.class)
@ConditionalOnBean(Database.class)
public final class LibsqlReactiveAutoConfiguration {

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	ReactiveLibsqlClient reactiveLibsqlClient(Database database, LibsqlProperties properties,
			ApplicationContext context) {
		return new ClientFactory(DatabaseSetup.unnamed(properties, context)).createReactive(database);
	}

}
