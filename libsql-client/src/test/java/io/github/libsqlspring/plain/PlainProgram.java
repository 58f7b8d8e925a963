package io.github.libsqlspring.plain;

import java.util.List;

import io.github.libsqlspring.Statement;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.LibsqlTransaction;

/**
 * A program that has nothing on its class path but the client library and what that
 * declares. The token comes from the environment, as it would for a user.
 */
public final class PlainProgram {

	private PlainProgram() {
	}

	public static void main(String[] arguments) {
		try (LibsqlClient client = LibsqlClient.create(arguments[0], System.getenv("LIBSQL_AUTH_TOKEN"))) {
			client.executeScript("DROP TABLE IF EXISTS plain; CREATE TABLE plain (id INTEGER PRIMARY KEY, name TEXT);");
			client.batch(List.of(Statement.of("INSERT INTO plain (name) VALUES (?)", "one"),
					Statement.of("INSERT INTO plain (name) VALUES (?)", "two")));
			try (LibsqlTransaction tx = client.begin()) {
				tx.execute("INSERT INTO plain (name) VALUES (?)", "three");
				tx.commit();
			}
			client.inTransaction((tx) -> tx.execute("INSERT INTO plain (name) VALUES (?)", "x".repeat(500_000)));
			List<String> names = client.sql("SELECT substr(name, 1, 5) FROM plain ORDER BY id")
				.query(String.class)
				.list();
			System.out.println("names " + names);
		}
	}

}
