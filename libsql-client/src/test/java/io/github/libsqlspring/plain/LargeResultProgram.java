package io.github.libsqlspring.plain;

import java.net.URI;
import java.util.List;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.hrana.HranaDatabase;
import io.github.libsqlspring.hrana.HranaOptions;
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
		HranaOptions options = HranaOptions.builder(URI.create(arguments[0]))
			.authToken(System.getenv("LIBSQL_AUTH_TOKEN"))
			.protocols(List.of(HranaProtocol.valueOf(arguments[1])))
			.build();
		BatchProgram program = BatchProgram.autocommit(List.of(Statement.of(LARGE)));
		try (HranaDatabase database = HranaDatabase.create(options);
				Session session = database.openSession();
				Cursor rows = session.openCursor(program, CallOptions.DEFAULT)) {
			long characters = 0;
			for (Row row = rows.next(); row != null; row = rows.next()) {
				characters += row.getString(1).length();
			}
			System.out.println("characters " + characters);
		}
	}

}
