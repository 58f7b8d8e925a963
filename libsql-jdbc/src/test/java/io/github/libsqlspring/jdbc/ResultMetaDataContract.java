package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@code ResultSetMetaData} and {@code ParameterMetaData} tell.
 */
interface ResultMetaDataContract extends PathContract {

	String SELECT = "SELECT id, title AS name, year, price, cover, 1 + 1, 'x' || title, 1.5, NULL FROM book";

	@BeforeEach
	default void createTable() {
		createBook();
	}

	private static List<Integer> types(ResultSetMetaData columns) throws SQLException {
		List<Integer> types = new ArrayList<>();
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			types.add(columns.getColumnType(i));
		}
		return types;
	}

	@Test
	default void declaredTypesAreKnownBeforeExecutionAndOfEmptyResults() throws SQLException {
		try (Connection connection = connect(); PreparedStatement select = connection.prepareStatement(SELECT)) {
			for (ResultSetMetaData columns : List.of(select.getMetaData(), select.executeQuery().getMetaData())) {
				assertThat(columns.getColumnCount()).isEqualTo(9);
				assertThat(types(columns)).containsExactly(Types.INTEGER, Types.VARCHAR, Types.INTEGER, Types.DECIMAL,
						Types.BLOB, Types.NUMERIC, Types.NUMERIC, Types.NUMERIC, Types.NUMERIC);
				assertThat(columns.getColumnLabel(2)).isEqualTo("name");
				assertThat(columns.getColumnName(6)).isEqualTo("1 + 1");
				assertThat(columns.getColumnTypeName(4)).isEqualTo("DECIMAL");
				assertThat(columns.getPrecision(4)).isEqualTo(8);
				assertThat(columns.getScale(4)).isEqualTo(2);
				assertThat(columns.isSigned(4)).isTrue();
				assertThat(columns.isSigned(2)).isFalse();
				assertThat(columns.isNullable(1)).isEqualTo(ResultSetMetaData.columnNullableUnknown);
				assertThat(columns.isAutoIncrement(1)).isFalse();
				assertThat(columns.getTableName(1) + columns.getSchemaName(1) + columns.getCatalogName(1)).isEmpty();
			}
		}
	}

	@Test
	default void expressionsHaveTheTypeOfTheirValue() throws SQLException {
		jdbc().update("INSERT INTO book VALUES (1, 'The Trial', 1925, 9.5, x'00')");
		try (Connection connection = connect();
				PreparedStatement select = connection.prepareStatement(SELECT);
				ResultSet rows = select.executeQuery()) {
			assertThat(types(rows.getMetaData())).containsExactly(Types.INTEGER, Types.VARCHAR, Types.INTEGER,
					Types.DECIMAL, Types.BLOB, Types.INTEGER, Types.VARCHAR, Types.FLOAT, Types.NUMERIC);
		}
	}

	@Test
	default void theClassOfAColumnIsThatOfItsObjects() throws Exception {
		jdbc().update("INSERT INTO book VALUES (3000000000, 'The Trial', 1925, 9.5, x'00')");
		try (Connection connection = connect();
				PreparedStatement select = connection.prepareStatement(SELECT);
				ResultSet rows = select.executeQuery()) {
			ResultSetMetaData columns = rows.getMetaData();
			rows.next();
			for (int i = 1; i < columns.getColumnCount(); i++) {
				assertThat(rows.getObject(i)).isInstanceOf(Class.forName(columns.getColumnClassName(i)));
			}
			assertThat(columns.getColumnClassName(2)).isEqualTo("java.lang.String");
			assertThat(columns.getColumnClassName(5)).isEqualTo("[B");
		}
	}

	@Test
	default void thereIsNoColumnBeyondTheLast() throws SQLException {
		try (Connection connection = connect(); PreparedStatement select = connection.prepareStatement("SELECT 1")) {
			ResultSetMetaData columns = select.getMetaData();
			for (int number : new int[] { 0, 2, -1 }) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> columns.getColumnType(number))
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("42S22"));
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> columns.isNullable(number));
			}
		}
	}

	@Test
	default void parametersTakeAnything() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement select = connection.prepareStatement("SELECT ?, :a, ?4, :a")) {
			ParameterMetaData parameters = select.getParameterMetaData();
			assertThat(parameters.getParameterCount()).isEqualTo(4);
			assertThat(parameters.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeIn);
			assertThat(parameters.getParameterType(4)).isEqualTo(Types.OTHER);
			assertThat(parameters.getParameterClassName(1)).isEqualTo("java.lang.Object");
			assertThat(parameters.isNullable(1)).isEqualTo(ParameterMetaData.parameterNullable);
			for (int number : new int[] { 0, 5 }) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> parameters.getParameterType(number))
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("07009"));
			}
		}
	}

	@Test
	default void springSetsNullWithoutKnowingTheType() {
		jdbc().update("INSERT INTO book (title, year, cover) VALUES (?, ?, ?)", "The Trial", null, null);

		assertThat(jdbc().queryForMap("SELECT year, cover FROM book")).containsEntry("year", null)
			.containsEntry("cover", null);
	}

}
