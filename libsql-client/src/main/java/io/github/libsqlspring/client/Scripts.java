package io.github.libsqlspring.client;

import java.util.List;

import io.github.libsqlspring.Arguments;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * Turns a script into statements.
 */
final class Scripts {

	private Scripts() {
	}

	static List<Statement> split(String script) {
		return SqlStatement.parseAll(script)
			.stream()
			.map((statement) -> new Statement(statement.text(), Arguments.NONE))
			.toList();
	}

	/**
	 * Checks the end of a script that was executed outside a transaction.
	 * @param program its program
	 * @param result what became of it
	 * @throws LibsqlException the first failure, or that of a transaction left open
	 */
	static void checkEnd(BatchProgram program, BatchResult result) {
		program.results(result);
		if (!result.autocommit()) {
			throw new LibsqlResponseException(new LibsqlError("TRANSACTION_LEFT_OPEN",
					"The script ends inside a transaction, which was rolled back; end it with COMMIT"), null);
		}
	}

}
