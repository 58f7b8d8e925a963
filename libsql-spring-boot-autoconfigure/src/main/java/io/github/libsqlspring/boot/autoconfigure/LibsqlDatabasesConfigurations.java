package io.github.libsqlspring.boot.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.ConnectionHolder;
import reactor.core.publisher.Flux;

/**
 * What there is for each database with a name, by what is on the class path. They have to
 * be imported in this order, since each goes by the beans of those before it.
 */
final class LibsqlDatabasesConfigurations {

	private LibsqlDatabasesConfigurations() {
	}

	@Configuration(proxyBeanMethods = false)
	@Import(NamedDatabaseRegistrar.class)
	static class Databases {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConnectionHolder.class)
	@Import(NamedTransactionRegistrar.class)
	static class Transactions {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(NamedClientRegistrar.class)
	static class Clients {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Flux.class)
	@Import(NamedReactiveRegistrar.class)
	static class Reactive {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ DataSourceAutoConfiguration.class, HikariDataSource.class })
	@Import(NamedDataSourceRegistrar.Pooled.class)
	static class Pooled {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(DataSourceAutoConfiguration.class)
	@Import(NamedDataSourceRegistrar.Plain.class)
	static class Plain {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ JdbcTemplate.class, DataSourceAutoConfiguration.class })
	@EnableConfigurationProperties(JdbcProperties.class)
	@Import(NamedJdbcRegistrar.class)
	static class Jdbc {

	}

}
