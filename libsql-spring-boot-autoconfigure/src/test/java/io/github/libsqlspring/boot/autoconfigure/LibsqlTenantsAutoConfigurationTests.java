package io.github.libsqlspring.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlUrlException;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.TenantLibsqlDatabases;
import io.github.libsqlspring.jdbc.LibsqlDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LibsqlTenantsAutoConfigurationTests {

	@TempDir
	private Path directory;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlTenantsAutoConfiguration.class));

	private TenantLibsqlDatabases files(TenantLibsqlDatabases.Builder builder) {
		return builder.maxOpen(2)
			.build((tenant, settings) -> settings.url("file:" + this.directory.resolve(tenant + ".db")));
	}

	@Test
	void tenantsHaveTheSettingsOfTheApplication() {
		this.runner
			.withPropertyValues("libsql.url=:memory:", "libsql.local.foreign-keys=false", "libsql.statement-timeout=1h")
			.withBean(LibsqlClientBuilderCustomizer.class,
					() -> (builder) -> builder.statementTimeout(Duration.ofMillis(100)))
			.run((context) -> {
				try (TenantLibsqlDatabases tenants = files(context.getBean(TenantLibsqlDatabases.Builder.class))) {
					LibsqlClient client = tenants.client("acme");
					assertThat(client.execute("PRAGMA foreign_keys").rows().get(0).getLong(0)).isZero();
					assertThat(catchThrowableOfType(LibsqlException.class,
							() -> client.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
									+ "SELECT max(i) FROM n"))
						.kind()).isEqualTo(ErrorKind.TIMEOUT);
				}
			});
	}

	@Test
	void clientsJoinTheTransactionOfTheirTenantOnly() {
		this.runner.withPropertyValues("libsql.url=:memory:").run((context) -> {
			try (TenantLibsqlDatabases tenants = files(context.getBean(TenantLibsqlDatabases.Builder.class))) {
				DataSource acme = new LibsqlDataSource(tenants.database("acme"));
				new TransactionTemplate(new DataSourceTransactionManager(acme)).executeWithoutResult((status) -> {
					new JdbcTemplate(acme).execute("CREATE TABLE a (b)");
					tenants.client("acme").execute("INSERT INTO a VALUES (1)");
					tenants.client("other").execute("CREATE TABLE a (b)");
					status.setRollbackOnly();
				});
				assertThat(tables(tenants.client("acme"))).isZero();
				assertThat(tables(tenants.client("other"))).isOne();
			}
		});
	}

	private static long tables(LibsqlClient client) {
		return client.execute("SELECT count(*) FROM sqlite_schema").rows().get(0).getLong(0);
	}

	@Test
	void everyBuilderIsNewAndGivesWayToOneOfTheUser() {
		this.runner.withPropertyValues("libsql.url=:memory:")
			.run((context) -> assertThat(context.getBean(TenantLibsqlDatabases.Builder.class))
				.isNotSameAs(context.getBean(TenantLibsqlDatabases.Builder.class)));
		TenantLibsqlDatabases.Builder mine = TenantLibsqlDatabases.builder();
		this.runner.withPropertyValues("libsql.url=:memory:")
			.withBean("mine", TenantLibsqlDatabases.Builder.class, () -> mine)
			.run((context) -> assertThat(context.getBean(TenantLibsqlDatabases.Builder.class)).isSameAs(mine));
	}

	@Test
	void withoutADatabaseTheUserSetsTheUrl() {
		this.runner.withPropertyValues("libsql.local.foreign-keys=false").run((context) -> {
			assertThat(context).doesNotHaveBean("libsqlDatabase");
			try (TenantLibsqlDatabases tenants = files(context.getBean(TenantLibsqlDatabases.Builder.class))) {
				assertThat(tenants.client("acme").execute("PRAGMA foreign_keys").rows().get(0).getLong(0)).isZero();
			}
		});
	}

	@Test
	void withoutADatabaseATenantWithoutAUrlFails() {
		this.runner.run((context) -> {
			TenantLibsqlDatabases.Builder builder = context.getBean(TenantLibsqlDatabases.Builder.class);
			try (TenantLibsqlDatabases tenants = builder.build((tenant, settings) -> settings.namespace(tenant))) {
				assertThat(
						catchThrowableOfType(LibsqlUrlException.class, () -> tenants.client("acme").execute("SELECT 1"))
							.code())
					.isEqualTo(LibsqlUrlException.URL_UNDEFINED);
			}
		});
	}

}
