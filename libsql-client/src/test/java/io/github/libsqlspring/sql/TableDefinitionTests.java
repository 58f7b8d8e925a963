package io.github.libsqlspring.sql;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.sql.TableDefinition.Check;
import io.github.libsqlspring.sql.TableDefinition.ForeignKey;

import static org.assertj.core.api.Assertions.assertThat;

class TableDefinitionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			CREATE TABLE t (a, CONSTRAINT pk PRIMARY KEY (a))                               | pk
			CREATE TABLE t (a INT CONSTRAINT pk PRIMARY KEY, b)                             | pk
			create table if not exists x.t(a, constraint"p""k"primary key(a))               | p"k
			CREATE TABLE t (a, CONSTRAINT [my key] PRIMARY KEY (a))                         | my key
			CREATE TABLE t (a, CONSTRAINT `p``k` PRIMARY KEY (a))                           | p`k
			CREATE TABLE t (a, CONSTRAINT 'pk' PRIMARY KEY (a))                             | pk
			CREATE TABLE "t(" (a /* CONSTRAINT c, */, CONSTRAINT pk PRIMARY KEY (a)) | pk
			CREATE TABLE t (a CONSTRAINT nn NOT NULL PRIMARY KEY)                           |
			CREATE TABLE t (a CONSTRAINT u UNIQUE, b PRIMARY KEY)                           |
			CREATE TABLE t (a CONSTRAINT c CHECK (a IN (1, 2)) PRIMARY KEY)                 |
			CREATE TABLE t (a CONSTRAINT pk CONSTRAINT last PRIMARY KEY)                    | last
			CREATE TABLE t (a DEFAULT 'CONSTRAINT x PRIMARY KEY', "CONSTRAINT" PRIMARY KEY) |
			CREATE TABLE t (a, b AS (a + (1)) STORED, CONSTRAINT pk PRIMARY KEY (a, b))     | pk
			CREATE TEMP TABLE t (a CONSTRAINT pk PRIMARY KEY)                               | pk
			CREATE TABLE t (a)                                                              |
			""")
	void theNameOfThePrimaryKeyIsThatOfItsConstraint(String sql, String name) {
		assertThat(TableDefinition.parse(sql).primaryKeyName()).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)                   | true
			CREATE TABLE t (a INTEGER primary key desc on conflict fail AutoIncrement) | true
			CREATE TABLE t (a INTEGER PRIMARY KEY, "AUTOINCREMENT" INT)            | false
			CREATE TABLE t (a INTEGER PRIMARY KEY /* AUTOINCREMENT */)             | false
			CREATE TABLE t (a INTEGER PRIMARY KEY DEFAULT ('AUTOINCREMENT'))       | false
			CREATE TABLE t (a INTEGER PRIMARY KEY CHECK (a <> "AUTOINCREMENT"))    | false
			""")
	void autoincrementIsAWordAndNotAPartOfAnother(String sql, boolean autoIncrement) {
		assertThat(TableDefinition.parse(sql).autoIncrement()).isEqualTo(autoIncrement);
	}

	@Test
	void foreignKeysAreFoundOnColumnsAndOnTables() {
		TableDefinition definition = TableDefinition
			.parse("CREATE TABLE t (a INT REFERENCES p, b CONSTRAINT fb REFERENCES p (x) ON DELETE SET DEFAULT, c, d, "
					+ "CONSTRAINT fcd FOREIGN KEY (c, d) REFERENCES q (c, d) DEFERRABLE INITIALLY DEFERRED, "
					+ "FOREIGN KEY (c) REFERENCES r ON UPDATE CASCADE MATCH FULL)");

		assertThat(definition.foreignKeys()).containsExactly(new ForeignKey(null, Check.NOT_DEFERRABLE),
				new ForeignKey("fb", Check.NOT_DEFERRABLE), new ForeignKey("fcd", Check.INITIALLY_DEFERRED),
				new ForeignKey(null, Check.NOT_DEFERRABLE));
		assertThat(definition.foreignKey(1).name()).isEqualTo("fcd");
		assertThat(definition.foreignKey(2).name()).isEqualTo("fb");
		assertThat(List.of(definition.foreignKey(4), definition.foreignKey(-1)))
			.containsOnly(new ForeignKey(null, Check.NOT_DEFERRABLE));
	}

	@ParameterizedTest
	@CsvSource({ "DEFERRABLE, INITIALLY_IMMEDIATE", "DEFERRABLE INITIALLY IMMEDIATE, INITIALLY_IMMEDIATE",
			"ON DELETE CASCADE deferrable initially deferred, INITIALLY_DEFERRED", "NOT DEFERRABLE, NOT_DEFERRABLE",
			"NOT DEFERRABLE INITIALLY DEFERRED, NOT_DEFERRABLE", "NOT NULL, NOT_DEFERRABLE",
			"NOT NULL DEFERRABLE INITIALLY DEFERRED, INITIALLY_DEFERRED" })
	void onlyInitiallyDeferredIsCheckedAtTheEndOfTheTransaction(String clause, Check check) {
		TableDefinition definition = TableDefinition.parse("CREATE TABLE t (a REFERENCES p " + clause + ", b)");

		assertThat(definition.foreignKeys()).containsExactly(new ForeignKey(null, check));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "CREATE", "CREATE TABLE", "CREATE TABLE t", "CREATE TABLE t (",
			"CREATE TABLE t (a CONSTRAINT", "CREATE TABLE t (a CHECK ((", "CREATE VIEW v AS SELECT 1",
			"CREATE TABLE t (a DEFERRABLE)",
			"CREATE VIRTUAL TABLE v USING fts5(a, CONSTRAINT x PRIMARY KEY, REFERENCES p, AUTOINCREMENT)" })
	void ofATextThatIsNoWholeTableNothingIsSaid(String sql) {
		assertThat(TableDefinition.parse(sql)).isEqualTo(new TableDefinition(null, false, List.of()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			CREATE INDEX i ON t (a)                                           |
			CREATE INDEX i ON t (a) WHERE a > 0                               | a > 0
			CREATE UNIQUE INDEX "i(" ON "t where" (lower(a), (b)) where b = ')' | b = ')'
			CREATE INDEX i ON t (a) /* WHERE x */ WHERE (a IS NULL)           | (a IS NULL)
			CREATE INDEX i ON t (a COLLATE "WHERE")                           |
			CREATE INDEX i                                                    |
			""")
	void theConditionOfAPartialIndexStandsBehindItsColumns(String sql, String condition) {
		assertThat(IndexDefinition.condition(sql)).isEqualTo(condition);
		assertThat(IndexDefinition.condition(null)).isNull();
	}

}
