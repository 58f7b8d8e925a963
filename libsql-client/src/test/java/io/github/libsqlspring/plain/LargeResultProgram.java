package io.github.libsqlspring.plain;

import java.util.List;
import java.util.stream.Stream;

import io.github.libsqlspring.Row;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.hrana.HranaProtocol;

/**
 * Reads a result that does not fit into its memory.
 */
public final class LargeResultProgram {

	private static final String LARGE = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
			+ "SELECT x, hex(zeroblob(1000)) FROM c LIMIT 50000";

	private LargeResultProgram() {
	}

	public static void main(String[] arguments) {
		try (LibsqlClient client = LibsqlClient.builder()
			.url(arguments[0])
			.authToken(System.getenv("LIBSQL_AUTH_TOKEN"))
			.protocols(List.of(HranaProtocol.valueOf(arguments[1])))
			.build(); Stream<Row> rows = client.sql(LARGE).stream()) {
			System.out.println("characters " + rows.mapToLong((row) -> row.getString(1).length()).sum());
		}
	}

}
