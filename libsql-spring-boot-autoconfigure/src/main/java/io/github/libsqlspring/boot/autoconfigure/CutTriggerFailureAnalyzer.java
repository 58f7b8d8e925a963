package io.github.libsqlspring.boot.autoconfigure;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.datasource.init.ScriptStatementFailedException;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import io.github.libsqlspring.LibsqlException;

/**
 * Explains a trigger in {@code schema.sql} that Spring has cut at the first semicolon of
 * its body. What the database says of the piece does not tell why it is one.
 */
final class CutTriggerFailureAnalyzer extends AbstractFailureAnalyzer<ScriptStatementFailedException> {

	// The message ends in the text of the statement, in one line.
	private static final Pattern CUT_TRIGGER = Pattern
		.compile("(?i): CREATE\\s+(TEMP\\s+|TEMPORARY\\s+)?TRIGGER\\s(?s:.*)\\sBEGIN\\s(?s:.*)(?<!\\sEND)$");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, ScriptStatementFailedException cause) {
		String message = cause.getMessage();
		if (message == null || !CUT_TRIGGER.matcher(message).find()
				|| findCause(cause, LibsqlException.class) == null) {
			return null;
		}
		return new FailureAnalysis(
				message + "\n\nSpring cuts a script at each semicolon, those in the body of a trigger included.",
				"Set spring.sql.init.separator to \"" + ScriptUtils.EOF_STATEMENT_SEPARATOR
						+ "\", so that each script reaches the database as a whole, or to a separator of your own, "
						+ "such as @@, that stands between the statements of all scripts.",
				cause);
	}

}
