package io.github.libsqlspring.integration.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.SqlParameter;
import org.springframework.jdbc.object.BatchSqlUpdate;
import org.springframework.jdbc.object.MappingSqlQuery;
import org.springframework.jdbc.object.SqlFunction;
import org.springframework.jdbc.object.SqlUpdate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.jdbc.support.incrementer.SqliteMaxValueIncrementer;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Statements as objects, and numbers from a table.
 */
interface ObjectContract extends RunningApplication {

	@Test
	@Exercises("SqlUpdate, BatchSqlUpdate, MappingSqlQuery, SqlFunction")
	default void statementsMayBeObjects() {
		DataSource dataSource = bean(DataSource.class);
		SqlUpdate insert = new SqlUpdate(dataSource, "INSERT INTO book (title, stock) VALUES (:title, :stock)");
		insert.declareParameter(new SqlParameter("title", Types.VARCHAR));
		insert.declareParameter(new SqlParameter("stock", Types.INTEGER));
		insert.setReturnGeneratedKeys(true);
		KeyHolder keys = new GeneratedKeyHolder();
		insert.updateByNamedParam(Map.of("title", "Emma", "stock", 3), keys);
		assertThat(keys.getKey()).isEqualTo(1);

		BatchSqlUpdate batch = new BatchSqlUpdate(dataSource, "INSERT INTO book (title) VALUES (?)",
				new int[] { Types.VARCHAR }, 2);
		batch.update("a");
		batch.update("b");
		batch.update("c");
		assertThat(batch.flush()).containsExactly(1);
		assertThat(batch.getRowsAffected()).containsExactly(1, 1, 1);

		assertThat(new TitlesByStock(dataSource).execute(3)).containsExactly("Emma");
		assertThat(new SqlFunction<Integer>(dataSource, "SELECT sum(stock) FROM book").run()).isEqualTo(6);
	}

	@Test
	@Exercises("SqliteMaxValueIncrementer")
	default void numbersComeFromATable() {
		SqliteMaxValueIncrementer incrementer = new SqliteMaxValueIncrementer(bean(DataSource.class), "ticket", "id");

		long first = incrementer.nextLongValue();
		assertThat(incrementer.nextLongValue()).isEqualTo(first + 1);
		bean(TransactionTemplate.class)
			.executeWithoutResult((status) -> assertThat(incrementer.nextLongValue()).isEqualTo(first + 2));
		assertThat(incrementer.nextStringValue()).isEqualTo(String.valueOf(first + 3));
	}

	/**
	 * A query as an object.
	 */
	class TitlesByStock extends MappingSqlQuery<String> {

		TitlesByStock(DataSource dataSource) {
			super(dataSource, "SELECT title FROM book WHERE stock = ?");
			declareParameter(new SqlParameter(Types.INTEGER));
			compile();
		}

		@Override
		protected String mapRow(ResultSet row, int number) throws SQLException {
			return row.getString(1);
		}

	}

}
