package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Temporary tables, which a local database has and a server refuses.
 */
class TemporaryTableTests {

	private final LibsqlDataSource dataSource = LibsqlDataSource.create(":memory:");

	private Connection connection;

	private DatabaseMetaData data;

	@BeforeEach
	void createTables() throws SQLException {
		this.connection = this.dataSource.getConnection();
		this.data = this.connection.getMetaData();
		try (Statement statement = this.connection.createStatement()) {
			statement.execute("CREATE TABLE both (a INTEGER PRIMARY KEY)");
			statement.execute("CREATE TEMP TABLE both (b TEXT PRIMARY KEY, c INT)");
			statement.execute("CREATE TEMP TABLE child (p TEXT CONSTRAINT fk REFERENCES both)");
			statement.execute("CREATE INDEX temp.partial ON child (p) WHERE p > ''");
			statement.execute("CREATE TEMP VIEW seen AS SELECT b FROM both");
		}
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
		this.dataSource.close();
	}

	private static List<String> strings(ResultSet rows, String... columns) throws SQLException {
		return RichSchema.strings(rows, columns);
	}

	@Test
	void areOfATypeOfTheirOwn() throws SQLException {
		assertThat(strings(this.data.getTables(null, null, "%", new String[] { "GLOBAL TEMPORARY" }), "TABLE_NAME"))
			.containsExactly("both", "child", "seen");
		assertThat(strings(this.data.getTables(null, "temp", "%", null), "TABLE_NAME")).containsExactly("both", "child",
				"seen");
		assertThat(strings(this.data.getTables("main", null, "both", null), "TABLE_TYPE")).containsExactly("TABLE");
	}

	@Test
	void haveColumnsKeysAndIndexesOfTheirOwn() throws SQLException {
		assertThat(strings(this.data.getColumns(null, null, "both", null), "COLUMN_NAME", "ORDINAL_POSITION"))
			.containsExactly("a 1", "b 1", "c 2");
		assertThat(strings(this.data.getColumns(null, "main", "both", null), "COLUMN_NAME")).containsExactly("a");
		assertThat(strings(this.data.getPrimaryKeys("temp", null, "both"), "COLUMN_NAME")).containsExactly("b");
		assertThat(strings(this.data.getImportedKeys(null, null, "child"), "PKCOLUMN_NAME", "FK_NAME"))
			.containsExactly("b fk");
		assertThat(strings(this.data.getIndexInfo(null, null, "child", false, false), "FILTER_CONDITION"))
			.containsExactly("p > ''");
		assertThat(strings(this.data.getBestRowIdentifier("temp", null, "both", 0, true), "COLUMN_NAME"))
			.containsExactly("b");
	}

}
