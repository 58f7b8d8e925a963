package io.github.libsqlspring.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What goes into the database, by setter and by type, as SQLite itself shows it.
 */
@SuppressWarnings("deprecation")
interface ParameterContract extends PathContract {

	UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

	private String stored(Setting setting) throws SQLException {
		try (Connection connection = connect();
				PreparedStatement select = connection.prepareStatement("SELECT typeof(?1) || ' ' || quote(?1)")) {
			setting.set(select);
			try (ResultSet row = select.executeQuery()) {
				row.next();
				return row.getString(1);
			}
		}
	}

	static Stream<Arguments> targets() {
		return Stream.of(target(12, Types.VARCHAR, "text '12'"), target(true, Types.CHAR, "text 'true'"),
				target('c', Types.NCHAR, "text 'c'"), target(ID, Types.VARCHAR, "text '" + ID + "'"),
				target(TimeUnit.DAYS, Types.VARCHAR, "text 'DAYS'"), target("a", Types.CLOB, "text 'a'"),
				target(new BigDecimal("1E+3"), Types.LONGVARCHAR, "text '1000'"),
				target("12", Types.BIGINT, "integer 12"), target(12.0, Types.INTEGER, "integer 12"),
				target(true, Types.TINYINT, "integer 1"), target(new BigInteger("12"), Types.SMALLINT, "integer 12"),
				target(200, Types.TINYINT, "integer 200"), target("yes", Types.BOOLEAN, "integer 1"),
				target("0", Types.BOOLEAN, "integer 0"), target(0, Types.BIT, "integer 0"),
				target(-0.5, Types.BIT, "integer 1"), target(12, Types.DOUBLE, "real 12.0"),
				target("1.5", Types.REAL, "real 1.5"), target(1.5f, Types.FLOAT, "real 1.5"),
				target(false, Types.DOUBLE, "real 0.0"), target("1.50", Types.DECIMAL, "text '1.50'"),
				target(new BigDecimal("1.50"), Types.NUMERIC, "text '1.50'"), target(7, Types.NUMERIC, "integer 7"),
				target(ID, Types.BINARY, "blob X'0123456789ABCDEF0123456789ABCDEF'"),
				target("é", Types.VARBINARY, "blob X'C3A9'"),
				target(ByteBuffer.wrap(new byte[] { 1 }), Types.BLOB, "blob X'01'"),
				target(ID, Types.OTHER, "text '" + ID + "'"), target("a", Types.JAVA_OBJECT, "text 'a'"),
				target(1, Types.NULL, "integer 1"), target(new StringBuilder("a"), Types.OTHER, "text 'a'"),
				target(URI.create("a:b"), Types.DATALINK, "text 'a:b'"),
				target(new BigInteger("9223372036854775808"), Types.OTHER, "text '9223372036854775808'"),
				target(null, Types.INTEGER, "null NULL"));
	}

	private static Arguments target(Object value, int type, String stored) {
		return Arguments.of(value, type, stored);
	}

	@ParameterizedTest
	@MethodSource("targets")
	default void anObjectIsSetAsTheTypeThatIsAskedFor(Object value, int type, String expected) throws SQLException {
		assertThat(stored((select) -> select.setObject(1, value, type))).isEqualTo(expected);
		assertThat(stored((select) -> select.setObject(1, value, JDBCType.valueOf(type)))).isEqualTo(expected);
	}

	static Stream<Arguments> misfits() {
		return Stream.of(Arguments.of("s3cret", Types.INTEGER, "22018"), Arguments.of("s3cret", Types.BOOLEAN, "22018"),
				Arguments.of("s3cret", Types.DECIMAL, "22018"), Arguments.of("s3cret", Types.DOUBLE, "22018"),
				Arguments.of(12.5, Types.INTEGER, "22003"), Arguments.of("9223372036854775808", Types.BIGINT, "22003"),
				Arguments.of("1e999999999", Types.BIGINT, "22003"), Arguments.of(TimeUnit.DAYS, Types.INTEGER, "22018"),
				Arguments.of(new byte[1], Types.VARCHAR, "22018"), Arguments.of(12, Types.BLOB, "22018"),
				Arguments.of(ID, Types.DOUBLE, "22018"), Arguments.of("1e400", Types.DOUBLE, "22000"));
	}

	@ParameterizedTest
	@MethodSource("misfits")
	default void whatDoesNotFitTheTypeIsRefused(Object value, int type, String state) throws SQLException {
		assertThatExceptionOfType(SQLDataException.class)
			.isThrownBy(() -> stored((select) -> select.setObject(1, value, type)))
			.withMessageContaining("Parameter 1")
			.withMessageNotContaining("s3cret")
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo(state));
	}

	@ParameterizedTest
	@EnumSource(value = JDBCType.class,
			names = { "ARRAY", "DISTINCT", "REF", "REF_CURSOR", "ROWID", "SQLXML", "STRUCT" })
	default void typesThatSqliteHasNothingForAreRefusedByName(JDBCType type) throws SQLException {
		assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
			.isThrownBy(() -> stored((select) -> select.setObject(1, "a", type)))
			.withMessageContaining(type.getName());
		assertThat(stored((select) -> select.setNull(1, type.getVendorTypeNumber()))).isEqualTo("null NULL");
		assertThat(stored((select) -> select.setNull(1, type.getVendorTypeNumber(), "a"))).isEqualTo("null NULL");
	}

	@Test
	default void settersThatSqliteHasNothingForAreRefusedByName() {
		for (Map.Entry<String, Setting> refused : Map
			.<String, Setting>of("setArray", (select) -> select.setArray(1, null), "setRef",
					(select) -> select.setRef(1, null), "setRowId", (select) -> select.setRowId(1, null), "setSQLXML",
					(select) -> select.setSQLXML(1, null), "setUnicodeStream",
					(select) -> select.setUnicodeStream(1, InputStream.nullInputStream(), 0), "Optional",
					(select) -> select.setObject(1, Optional.of(1)), "12345", (select) -> select.setObject(1, 1, 12345))
			.entrySet()) {
			assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
				.isThrownBy(() -> stored(refused.getValue()))
				.withMessageContaining(refused.getKey())
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo(SqlExceptions.NOT_SUPPORTED));
		}
	}

	@Test
	default void aScaleIsForDecimals() throws SQLException {
		assertThat(stored((select) -> select.setObject(1, new BigDecimal("1.005"), Types.DECIMAL, 2)))
			.isEqualTo("text '1.01'");
		assertThat(stored((select) -> select.setObject(1, "1", JDBCType.NUMERIC, 3))).isEqualTo("text '1.000'");
		assertThat(stored((select) -> select.setObject(1, 2.5, Types.NUMERIC, 0))).isEqualTo("text '3'");
		assertThat(stored((select) -> select.setObject(1, 12, Types.VARCHAR, 2))).isEqualTo("text '12'");
		assertThatExceptionOfType(SQLDataException.class)
			.isThrownBy(() -> stored((select) -> select.setObject(1, "1e999999999", Types.DECIMAL, 2)));
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY })
	default void nanAndInfinitiesAreRefused(double number) {
		for (Setting setting : List.<Setting>of((select) -> select.setDouble(1, number),
				(select) -> select.setFloat(1, (float) number), (select) -> select.setObject(1, number),
				(select) -> select.setObject(1, (float) number, Types.REAL))) {
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> stored(setting))
				.withMessageContaining("Parameter 1")
				.withMessageContaining("NaN or infinite");
		}
	}

	@Test
	default void whatHasNoPlaceInSqliteIsRefused() {
		for (Object value : List.of("\uD800", new Object(), List.of(1), new int[1])) {
			assertThatExceptionOfType(SQLDataException.class)
				.isThrownBy(() -> stored((select) -> select.setObject(1, value)))
				.withMessageContaining("Parameter 1");
		}
	}

	@Test
	default void decimalsKeepEveryDigitInATextColumn() throws SQLException {
		BigDecimal decimal = new BigDecimal("12345678901234567890.123456789");
		BigInteger integer = BigInteger.ONE.shiftLeft(70);
		try (Connection connection = connect()) {
			connection.createStatement().execute("CREATE TABLE money (t TEXT, none, d DECIMAL(30, 10))");
			try (PreparedStatement insert = connection.prepareStatement("INSERT INTO money VALUES (?1, ?1, ?1)")) {
				for (Object value : List.of(decimal, integer, new BigDecimal("12.50"))) {
					insert.setObject(1, value);
					insert.executeUpdate();
				}
			}
			try (ResultSet row = connection.createStatement()
				.executeQuery("SELECT t, none, d, typeof(t), typeof(none), typeof(d), quote(d) FROM money")) {
				row.next();
				assertThat(row.getBigDecimal(1)).isEqualTo(decimal);
				assertThat(row.getBigDecimal(2)).isEqualTo(decimal);
				assertThat(List.of(row.getString(4), row.getString(5), row.getString(6))).containsExactly("text",
						"text", "real");
				row.next();
				assertThat(row.getObject(1, BigInteger.class)).isEqualTo(integer);
				assertThat(row.getObject(2, BigInteger.class)).isEqualTo(integer);
				row.next();
				assertThat(row.getBigDecimal(1)).isEqualTo("12.50");
				assertThat(row.getString(7)).isEqualTo("12.5");
			}
		}
	}

	private static InputStream bytes() {
		return new ByteArrayInputStream(new byte[] { 0, -1, 65 });
	}

	private static InputStream ascii() {
		return new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII));
	}

	private static Reader chars() {
		return new StringReader("aé😀");
	}

	@Test
	default void streamsAreStoredAsWhatIsInThem() throws SQLException {
		List<Setting> blobs = List.of((select) -> select.setBinaryStream(1, bytes()),
				(select) -> select.setBinaryStream(1, bytes(), 3), (select) -> select.setBinaryStream(1, bytes(), 3L),
				(select) -> select.setBlob(1, bytes()), (select) -> select.setBlob(1, bytes(), 3),
				(select) -> select.setObject(1, bytes()),
				(select) -> select.setObject(1, bytes(), Types.LONGVARBINARY, 3));
		for (Setting setting : blobs) {
			assertThat(stored(setting)).isEqualTo("blob X'00FF41'");
		}
		List<Setting> clobs = List.of((select) -> select.setCharacterStream(1, chars()),
				(select) -> select.setCharacterStream(1, chars(), 4),
				(select) -> select.setCharacterStream(1, chars(), 4L),
				(select) -> select.setNCharacterStream(1, chars()),
				(select) -> select.setNCharacterStream(1, chars(), 4), (select) -> select.setClob(1, chars()),
				(select) -> select.setClob(1, chars(), 4), (select) -> select.setNClob(1, chars()),
				(select) -> select.setNClob(1, chars(), 4), (select) -> select.setObject(1, chars(), Types.CLOB));
		for (Setting setting : clobs) {
			assertThat(stored(setting)).isEqualTo("text 'aé😀'");
		}
		for (Setting setting : List.<Setting>of((select) -> select.setAsciiStream(1, ascii()),
				(select) -> select.setAsciiStream(1, ascii(), 3), (select) -> select.setAsciiStream(1, ascii(), 3L))) {
			assertThat(stored(setting)).isEqualTo("text 'abc'");
		}
	}

	@Test
	default void aStreamIsReadNoFurtherThanItsLength() throws SQLException, IOException {
		InputStream stream = bytes();
		Reader reader = chars();

		assertThat(stored((select) -> select.setBinaryStream(1, stream, 2))).isEqualTo("blob X'00FF'");
		assertThat(stored((select) -> select.setCharacterStream(1, reader, 1L))).isEqualTo("text 'a'");
		assertThat(stored((select) -> select.setAsciiStream(1, ascii(), 0))).isEqualTo("text ''");
		assertThat(stream.read()).isEqualTo(65);
		assertThat(reader.read()).isEqualTo('é');
	}

	@Test
	default void aLengthThatIsWrongIsRefused() {
		for (Setting setting : List.<Setting>of((select) -> select.setBinaryStream(1, bytes(), 4),
				(select) -> select.setAsciiStream(1, ascii(), 4L), (select) -> select.setCharacterStream(1, chars(), 5),
				(select) -> select.setNCharacterStream(1, chars(), 5), (select) -> select.setBlob(1, bytes(), 4),
				(select) -> select.setBlob(1, bytes(), 2), (select) -> select.setClob(1, chars(), 5),
				(select) -> select.setClob(1, chars(), 3), (select) -> select.setNClob(1, chars(), 3),
				(select) -> select.setBinaryStream(1, bytes(), -1),
				(select) -> select.setBlob(1, bytes(), Long.MAX_VALUE),
				(select) -> select.setCharacterStream(1, chars(), -1), (select) -> select.setAsciiStream(1, bytes()))) {
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> stored(setting))
				.withMessageContaining("arameter 1");
		}
	}

	@Test
	default void aStreamThatFailsSaysWhy() {
		InputStream failing = new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("gone");
			}

		};
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> stored((select) -> select.setBinaryStream(1, failing)))
			.withMessageContaining("parameter 1")
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	default void aStreamIsNotReadForAParameterThatIsNotThere() throws SQLException, IOException {
		InputStream stream = bytes();
		try (Connection connection = connect(); PreparedStatement select = connection.prepareStatement("SELECT ?")) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> select.setBinaryStream(2, stream, 3));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> select.setBlob(2, stream));
			select.close();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> select.setBinaryStream(1, stream));
		}
		assertThat(stream.available()).isEqualTo(3);
	}

	@Test
	default void nullIsNullInEverySetter() throws SQLException {
		for (Setting setting : List.<Setting>of((select) -> select.setString(1, null),
				(select) -> select.setNString(1, null), (select) -> select.setBytes(1, null),
				(select) -> select.setBigDecimal(1, null), (select) -> select.setObject(1, null),
				(select) -> select.setObject(1, null, JDBCType.BLOB), (select) -> select.setDate(1, null),
				(select) -> select.setDate(1, null, null), (select) -> select.setTime(1, null),
				(select) -> select.setTime(1, null, null), (select) -> select.setTimestamp(1, null),
				(select) -> select.setTimestamp(1, null, null), (select) -> select.setURL(1, null),
				(select) -> select.setBlob(1, (InputStream) null), (select) -> select.setBlob(1, null, 1),
				(select) -> select.setClob(1, (Reader) null), (select) -> select.setClob(1, null, 1),
				(select) -> select.setNClob(1, (Reader) null), (select) -> select.setBinaryStream(1, null),
				(select) -> select.setBinaryStream(1, null, 1), (select) -> select.setAsciiStream(1, null),
				(select) -> select.setAsciiStream(1, null, 1), (select) -> select.setCharacterStream(1, null),
				(select) -> select.setCharacterStream(1, null, 1), (select) -> select.setNCharacterStream(1, null))) {
			assertThat(stored(setting)).isEqualTo("null NULL");
		}
	}

	@Test
	default void aUrlIsItsText() throws SQLException, IOException {
		java.net.URL url = URI.create("https://example.com/a").toURL();

		assertThat(stored((select) -> select.setURL(1, url))).isEqualTo("text 'https://example.com/a'");
		assertThat(stored((select) -> select.setObject(1, url))).isEqualTo("text 'https://example.com/a'");
	}

	@FunctionalInterface
	interface Setting {

		void set(PreparedStatement statement) throws SQLException;

	}

}
