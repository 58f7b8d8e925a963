package io.github.libsqlspring.sql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Splits SQL text at its semicolons, leaving those inside a trigger alone: as in SQLite's
 * {@code sqlite3_complete}, a trigger ends with {@code END} between two semicolons, so
 * that the {@code END} of a {@code CASE} does not.
 */
final class SqlSplitter {

	private final String sql;

	private final List<SqlStatement> statements = new ArrayList<>();

	private List<Token> tokens = new ArrayList<>();

	SqlSplitter(String sql) {
		this.sql = sql;
	}

	List<SqlStatement> split() {
		Tokenizer tokenizer = new Tokenizer(this.sql);
		for (Token token = tokenizer.next(); token != null; token = tokenizer.next()) {
			if (token.type() == Token.Type.SEMICOLON && isComplete()) {
				flush();
			}
			else {
				this.tokens.add(token);
			}
		}
		flush();
		return List.copyOf(this.statements);
	}

	private void flush() {
		if (!this.tokens.isEmpty()) {
			this.statements.add(SqlStatement.of(this.sql, this.tokens));
			this.tokens = new ArrayList<>();
		}
	}

	private boolean isComplete() {
		if (!isCreateTrigger()) {
			return true;
		}
		int size = this.tokens.size();
		return this.tokens.get(size - 1).isWord(this.sql, "END")
				&& this.tokens.get(size - 2).type() == Token.Type.SEMICOLON;
	}

	private boolean isCreateTrigger() {
		int index = MainKeyword.afterExplain(this.sql, this.tokens);
		if (!isWord(index, "CREATE")) {
			return false;
		}
		index++;
		if (isWord(index, "TEMP") || isWord(index, "TEMPORARY")) {
			index++;
		}
		return isWord(index, "TRIGGER");
	}

	private boolean isWord(int index, String word) {
		@Nullable Token token = (index < this.tokens.size()) ? this.tokens.get(index) : null;
		return token != null && token.isWord(this.sql, word);
	}

}
