package io.github.libsqlspring.jdbc.data;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.data.relational.core.dialect.RenderContextFactory;
import org.springframework.data.relational.core.sql.Column;
import org.springframework.data.relational.core.sql.Insert;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.core.sql.SQL;
import org.springframework.data.relational.core.sql.Select;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.data.relational.core.sql.Table;
import org.springframework.data.relational.core.sql.render.SqlRenderer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.github.libsqlspring.jdbc.DateFormat;

import static org.assertj.core.api.Assertions.assertThat;

class JdbcLibsqlDialectTests {

	private static final Table BOOK = Table.create(SqlIdentifier.quoted("order"));

	private static final Column ID = BOOK.column(SqlIdentifier.quoted("group"));

	private final JdbcLibsqlDialect dialect = new JdbcLibsqlDialect(DateFormat.TEXT);

	private final SqlRenderer renderer = SqlRenderer
		.create(new RenderContextFactory(this.dialect).createRenderContext());

	@Test
	void limitsAndOffsetsAreThoseOfSqlite() {
		assertThat(this.renderer.render(Select.builder().select(ID).from(BOOK).limit(2).build())).endsWith(" LIMIT 2");
		assertThat(this.renderer.render(Select.builder().select(ID).from(BOOK).limitOffset(2, 3).build()))
			.endsWith(" LIMIT 2 OFFSET 3");
		assertThat(this.renderer.render(Select.builder().select(ID).from(BOOK).offset(3).build()))
			.endsWith(" LIMIT -1 OFFSET 3");
	}

	@Test
	void namesStandInBackticks() {
		assertThat(this.renderer.render(Select.builder().select(ID).from(BOOK).build()))
			.isEqualTo("SELECT `order`.`group` FROM `order`");
	}

	@Test
	void aLockHasNoClause() {
		assertThat(this.renderer.render(Select.builder().select(ID).from(BOOK).lock(LockMode.PESSIMISTIC_WRITE).build())
			.strip()).endsWith("FROM `order`");
	}

	@Test
	void aRowOfDefaultsHasTheWordsForIt() {
		assertThat(this.renderer.render(Insert.builder().into(BOOK).build()).strip())
			.isEqualTo("INSERT INTO `order` DEFAULT VALUES");
		assertThat(this.renderer.render(Insert.builder().into(BOOK).column(ID).value(SQL.bindMarker("?")).build()))
			.isEqualTo("INSERT INTO `order` (`group`) VALUES (?)");
	}

	@Test
	void theProviderKnowsOurConnections() throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:libsql::memory:")) {
			JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));

			assertThat(new JdbcLibsqlDialectProvider().getDialect(template))
				.containsInstanceOf(JdbcLibsqlDialect.class);
		}
	}

	@Test
	void theProviderKnowsThemInAPool() {
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setJdbcUrl("jdbc:libsql::memory:");

			assertThat(new JdbcLibsqlDialectProvider().getDialect(new JdbcTemplate(pool)))
				.containsInstanceOf(JdbcLibsqlDialect.class);
		}
	}

	@Test
	void theProviderLeavesOtherDriversAlone() throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
			JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));

			assertThat(new JdbcLibsqlDialectProvider().getDialect(template)).isEmpty();
		}
	}

}
