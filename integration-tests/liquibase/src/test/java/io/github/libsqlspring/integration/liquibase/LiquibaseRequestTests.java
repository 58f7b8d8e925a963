package io.github.libsqlspring.integration.liquibase;

import liquibase.Liquibase;
import org.junit.jupiter.api.Test;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.RequestCounts;
import io.github.libsqlspring.integration.support.RunsOn;
import io.github.libsqlspring.integration.support.TestDatabase;

/**
 * What a start with Liquibase costs in requests to a server.
 */
@Framework(value = "Liquibase", version = Liquibase.class)
@RunsOn(DatabasePath.HTTP)
class LiquibaseRequestTests {

	@Test
	void starts(RequestCounts requests, TestDatabase database) {
		requests.expect("Start, 3 changesets with 4 statements in an empty database", database, 42,
				() -> start(database));
		requests.expect("Start, nothing to change", database, 15, () -> start(database));
	}

	private static void start(TestDatabase database) {
		database.application(LiquibaseContract.Application.class)
			.run("--spring.liquibase.change-log=classpath:db/books.sql")
			.close();
	}

}
