package io.github.libsqlspring.client;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Value;

/**
 * All that a caller can see of an operation, but for the wording of messages.
 *
 * @param failure kind, code and index of what was thrown, empty if nothing was
 * @param results the results of the statements
 */
record DifferentialOutcome(String failure, List<String> results) {

	static DifferentialOutcome of(DifferentialOperation.Step step, DifferentialSubject subject) {
		try {
			return new DifferentialOutcome("", step.run(subject).stream().map(DifferentialOutcome::show).toList());
		}
		catch (LibsqlException ex) {
			return new DifferentialOutcome(
					ex.getClass().getSimpleName() + ' ' + ex.kind() + ' ' + ex.code() + ' ' + ex.statementIndex(),
					List.of());
		}
	}

	private static String show(StatementResult result) {
		return result.columns().stream().map(DifferentialOutcome::show).toList() + " "
				+ result.rows().stream().map(DifferentialOutcome::show).toList() + " " + result.affectedRowCount() + " "
				+ result.lastInsertRowid();
	}

	private static String show(Column column) {
		String type = column.declaredType();
		return column.name() + ((type != null) ? ' ' + type.toUpperCase(Locale.ROOT) : "");
	}

	private static List<String> show(Row row) {
		return IntStream.range(0, row.size()).mapToObj(row::getValue).map(DifferentialOutcome::show).toList();
	}

	// The text of a value does not show it.
	private static String show(Value value) {
		Object object = value.toObject();
		return value + ":" + ((object instanceof byte[] bytes) ? HexFormat.of().formatHex(bytes) : object);
	}

}
