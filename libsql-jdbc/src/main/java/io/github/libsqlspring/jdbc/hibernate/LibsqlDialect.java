package io.github.libsqlspring.jdbc.hibernate;

import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Types;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;

import jakarta.persistence.TemporalType;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.identity.IdentityColumnSupport;
import org.hibernate.dialect.unique.UniqueDelegate;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.hibernate.mapping.Table;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.sqm.CastType;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.tool.schema.spi.Exporter;
import org.hibernate.type.SqlTypes;

/**
 * Hibernate's community dialect for SQLite with what differs on this driver, and with a
 * schema that has what the mapping says: generated keys come with the insert, identity
 * columns always have their type, unique constraints and foreign keys exist, validation
 * goes by SQLite's affinities, constraint names end where SQLite's message does, parts of
 * dates are right and numbers, comparisons with ANY and ALL the right way round, and
 * local dates and times stored as they are, and UUIDs read that were stored as text.
 * <p>
 * Hibernate chooses it by itself for connections of
 * {@link io.github.libsqlspring.jdbc.LibsqlDriver} if no other one is set. Safe for use
 * by several threads, as every dialect is.
 */
// TemporalType is what Hibernate calls with; the parts keep the dialect for later.
@SuppressWarnings({ "deprecation", "this-escape" })
public class LibsqlDialect extends SQLiteDialect {

	// Where the pattern of a part has its date or time.
	private static final String PART = "cast(strftime('%s',?2) as integer)";

	private final UniqueDelegate uniqueIndexes = new UniqueIndexes(this);

	private final Exporter<Table> tables = new TablesWithForeignKeys(this);

	/**
	 * For Hibernate, if it is configured by name and without a connection.
	 */
	public LibsqlDialect() {
		super(DatabaseVersion.make(3, 45));
	}

	/**
	 * For Hibernate, which knows the database.
	 * @param info what the database says of itself
	 */
	public LibsqlDialect(DialectResolutionInfo info) {
		super(info);
	}

	@Override
	public boolean getDefaultUseGetGeneratedKeys() {
		return true;
	}

	@Override
	public IdentityColumnSupport getIdentityColumnSupport() {
		return IdentityColumns.INSTANCE;
	}

	@Override
	public UniqueDelegate getUniqueDelegate() {
		return this.uniqueIndexes;
	}

	@Override
	public Exporter<Table> getTableExporter() {
		return this.tables;
	}

	@Override
	public boolean supportsCommentOn() {
		return false;
	}

	@Override
	public boolean equivalentTypes(int expected, int actual) {
		return super.equivalentTypes(expected, actual) || Affinities.equal(expected, actual);
	}

	@Override
	public ViolatedConstraintNameExtractor getViolatedConstraintNameExtractor() {
		return ConstraintNames.INSTANCE;
	}

	// Hibernate goes by the class of the exception alone otherwise, and knows no kind.
	@Override
	public SQLExceptionConversionDelegate buildSQLExceptionConversionDelegate() {
		SQLExceptionConversionDelegate others = super.buildSQLExceptionConversionDelegate();
		return (exception, message, sql) -> (exception instanceof SQLIntegrityConstraintViolationException)
				? ConstraintNames.violation(exception, message, sql) : others.convert(exception, message, sql);
	}

	@Override
	public SqlAstTranslatorFactory getSqlAstTranslatorFactory() {
		return QuantifiedComparisons.INSTANCE;
	}

	// strftime gives text, which is never equal to a number.
	@Override
	public String extractPattern(TemporalUnit unit) {
		return switch (unit) {
			case SECOND -> "cast(strftime('%f',?2) as real)";
			case MINUTE -> PART.replace("%s", "%M");
			case HOUR -> PART.replace("%s", "%H");
			case DAY, DAY_OF_MONTH -> PART.replace("%s", "%d");
			case DAY_OF_YEAR -> PART.replace("%s", "%j");
			case MONTH -> PART.replace("%s", "%m");
			case QUARTER -> "((" + PART.replace("%s", "%m") + "+2)/3)";
			case YEAR -> PART.replace("%s", "%Y");
			case EPOCH -> PART;
			default -> super.extractPattern(unit);
		};
	}

	@Override
	public String castPattern(CastType from, CastType to) {
		return switch (to) {
			case DATE -> "date(?1)";
			case TIME -> "time(?1)";
			case TIMESTAMP -> "datetime(?1)";
			default -> super.castPattern(from, to);
		};
	}

	@Override
	public void appendDateTimeLiteral(SqlAppender sql, TemporalAccessor value, TemporalType precision, TimeZone zone) {
		sql.appendSql(TemporalLiterals.of(value, precision));
	}

	@Override
	@SuppressWarnings("JavaUtilDate") // Hibernate has them
	public void appendDateTimeLiteral(SqlAppender sql, Date value, TemporalType precision, TimeZone zone) {
		sql.appendSql(TemporalLiterals.of(value, precision));
	}

	@Override
	public void appendDateTimeLiteral(SqlAppender sql, Calendar value, TemporalType precision, TimeZone zone) {
		sql.appendSql(TemporalLiterals.of(value, precision));
	}

	@Override
	public void contributeTypes(TypeContributions types, ServiceRegistry registry) {
		super.contributeTypes(types, registry);
		types.getTypeConfiguration().getJdbcTypeRegistry().addDescriptor(Types.TIMESTAMP, new LocalTimestampType());
		types.getTypeConfiguration().getJdbcTypeRegistry().addDescriptor(Types.TIME, new LocalTimeType());
		types.getTypeConfiguration().getJdbcTypeRegistry().addDescriptor(SqlTypes.UUID, new UuidType());
	}

}
