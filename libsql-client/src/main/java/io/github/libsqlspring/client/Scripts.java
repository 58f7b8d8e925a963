package io.github.libsqlspring.client;

import java.util.List;

import io.github.libsqlspring.Arguments;
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

}
