package io.github.libsqlspring.jdbc.data;

import java.util.Collection;

import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.relational.core.dialect.AbstractDialect;
import org.springframework.data.relational.core.dialect.Escaper;
import org.springframework.data.relational.core.dialect.IdGeneration;
import org.springframework.data.relational.core.dialect.InsertRenderContext;
import org.springframework.data.relational.core.dialect.LimitClause;
import org.springframework.data.relational.core.dialect.LockClause;
import org.springframework.data.relational.core.sql.IdentifierProcessing;
import org.springframework.data.relational.core.sql.IdentifierProcessing.LetterCasing;
import org.springframework.data.relational.core.sql.IdentifierProcessing.Quoting;

import io.github.libsqlspring.jdbc.DateFormat;

/**
 * The SQL of SQLite for Spring Data JDBC, and the values as this driver stores and reads
 * them. Spring Data JDBC picks it by itself for connections of this driver; a bean of
 * type {@link JdbcDialect} is used instead of it, and may extend this class. Thread-safe.
 */
public class JdbcLibsqlDialect extends AbstractDialect implements JdbcDialect {

	// In double quotes SQLite takes a name that it does not know for a string
	// (https://sqlite.org/quirks.html#dblquote); in backticks it is an error.
	private static final IdentifierProcessing IDENTIFIERS = IdentifierProcessing.create(new Quoting("`"),
			LetterCasing.AS_IS);

	// Spring Data writes no ESCAPE, so that a value with one of these characters finds
	// nothing. A backslash, the default of the first, is likelier in a value.
	private static final Escaper LIKE = Escaper.of('\u001b');

	private final Collection<Object> converters;

	/**
	 * Makes a dialect.
	 * @param dateFormat what an integer in a column means as a date or time, as the
	 * connections are told
	 */
	public JdbcLibsqlDialect(DateFormat dateFormat) {
		this.converters = StoredValues.converters(dateFormat);
	}

	/**
	 * The name by which Spring Data 4.1 and newer chooses the SQL of an upsert, and
	 * nothing else: PostgreSQL's {@code INSERT … ON CONFLICT (…) DO UPDATE SET} is
	 * SQLite's as well, while there is no {@code MERGE}, which other names get.
	 * @return the name whose upsert SQLite understands
	 */
	@SuppressWarnings("MissingOverride") // Spring Data 4.0 has no such method.
	public String getName() {
		return "Postgres";
	}

	@Override
	public IdentifierProcessing getIdentifierProcessing() {
		return IDENTIFIERS;
	}

	@Override
	public IdGeneration getIdGeneration() {
		return ReturnedKeys.INSTANCE;
	}

	@Override
	public LimitClause limit() {
		return SqliteLimit.INSTANCE;
	}

	/**
	 * There is none: SQLite locks the whole database, and a transaction that may write
	 * has that lock from its first statement on.
	 */
	@Override
	public LockClause lock() {
		return NoLock.INSTANCE;
	}

	@Override
	public Collection<Object> getConverters() {
		return this.converters;
	}

	/**
	 * Escapes {@code %} and {@code _} in a value of {@code Containing} and the like,
	 * which then finds nothing, as SQLite's LIKE knows an escape only by the clause
	 * {@code ESCAPE}, for which Spring Data has no place. Without it, it would find, and
	 * delete, too much.
	 */
	@Override
	public Escaper getLikeEscaper() {
		return LIKE;
	}

	/**
	 * Not supported, since the SQL of it needs the function {@code GREATEST}.
	 */
	@Override
	public boolean supportsSingleQueryLoading() {
		return false;
	}

	@Override
	public InsertRenderContext getInsertRenderContext() {
		return () -> " DEFAULT VALUES";
	}

}
