package io.github.libsqlspring.integration.flyway;

import java.nio.file.Path;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.RequestCounts;
import io.github.libsqlspring.integration.support.RunsOn;
import io.github.libsqlspring.integration.support.TestDatabase;

/**
 * What a start with Flyway costs in requests to a server.
 */
@Framework(value = "Flyway", version = Flyway.class)
@RunsOn(DatabasePath.HTTP)
class FlywayRequestTests {

	@Test
	void starts(RequestCounts requests, TestDatabase database, @TempDir Path directory) {
		Migrations migrations = new Migrations(directory)
			.with("V1__book.sql", "CREATE TABLE book (id INTEGER PRIMARY KEY);")
			.with("V2__books.sql", "INSERT INTO book VALUES (1); INSERT INTO book VALUES (2);")
			.with("V3__shelf.sql", "CREATE TABLE shelf (id INTEGER PRIMARY KEY);");
		requests.expect("Start, 3 migrations with 4 statements in an empty database", database, 58,
				() -> start(database, migrations));
		requests.expect("Start, nothing to migrate", database, 15, () -> start(database, migrations));
	}

	private static void start(TestDatabase database, Migrations migrations) {
		database.application(FlywayContract.Application.class).run(migrations.argument()).close();
	}

}
