package io.github.libsqlspring.sql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.sql.TableDefinition.Check;
import io.github.libsqlspring.sql.TableDefinition.ForeignKey;

/**
 * Walks over a {@code CREATE TABLE}. The words that it looks for are reserved in SQLite,
 * so that between the outer parentheses they are never a name without quotes.
 */
final class TableDefinitionReader {

	private final TokenReader tokens;

	private final List<ForeignKey> foreignKeys = new ArrayList<>();

	private @Nullable String pendingName;

	private @Nullable String primaryKeyName;

	private boolean autoIncrement;

	TableDefinitionReader(String sql) {
		this.tokens = new TokenReader(sql);
	}

	TableDefinition read() {
		if (!this.tokens.skipIf("CREATE")) {
			return TableDefinition.parse(null);
		}
		if (!this.tokens.skipIf("TEMP")) {
			this.tokens.skipIf("TEMPORARY");
		}
		if (!this.tokens.skipIf("TABLE")) {
			return TableDefinition.parse(null);
		}
		while (!this.tokens.atEnd() && !this.tokens.is('(')) {
			this.tokens.skip();
		}
		this.tokens.skip();
		while (!this.tokens.atEnd() && !this.tokens.is(')')) {
			readPart();
		}
		return new TableDefinition(this.primaryKeyName, this.autoIncrement, this.foreignKeys);
	}

	private void readPart() {
		if (this.tokens.is('(')) {
			this.tokens.skipParentheses();
		}
		else if (this.tokens.is(',')) {
			this.pendingName = null;
			this.tokens.skip();
		}
		else if (this.tokens.skipIf("CONSTRAINT")) {
			this.pendingName = this.tokens.atEnd() ? null : this.tokens.name();
			this.tokens.skip();
		}
		else if (this.tokens.skipIf("PRIMARY")) {
			this.primaryKeyName = takeName();
		}
		else if (this.tokens.skipIf("REFERENCES")) {
			this.foreignKeys.add(new ForeignKey(takeName(), Check.NOT_DEFERRABLE));
		}
		else {
			readWord();
		}
	}

	private void readWord() {
		if (this.tokens.skipIf("NOT")) {
			// NOT NULL uses up the name; NOT DEFERRABLE leaves all as it is.
			this.pendingName = null;
			this.tokens.skipIf("DEFERRABLE");
		}
		else if (this.tokens.skipIf("DEFERRABLE")) {
			defer();
		}
		else if (this.tokens.skipIf("UNIQUE") || this.tokens.skipIf("CHECK") || this.tokens.skipIf("DEFAULT")
				|| this.tokens.skipIf("COLLATE")) {
			this.pendingName = null;
		}
		else {
			this.autoIncrement |= this.tokens.isWord("AUTOINCREMENT");
			this.tokens.skip();
		}
	}

	private void defer() {
		if (this.foreignKeys.isEmpty()) {
			return;
		}
		boolean deferred = this.tokens.skipIf("INITIALLY") && this.tokens.skipIf("DEFERRED");
		int last = this.foreignKeys.size() - 1;
		this.foreignKeys.set(last, new ForeignKey(this.foreignKeys.get(last).name(),
				deferred ? Check.INITIALLY_DEFERRED : Check.INITIALLY_IMMEDIATE));
	}

	private @Nullable String takeName() {
		String name = this.pendingName;
		this.pendingName = null;
		return name;
	}

}
