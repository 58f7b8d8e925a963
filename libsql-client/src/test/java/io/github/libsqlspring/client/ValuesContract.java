package io.github.libsqlspring.client;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Values there and back: {@code SELECT ?}, what it is stored as, and what it is read as.
 */
interface ValuesContract extends ClientContract {

	private Row there(Object value) {
		return row("SELECT ? AS v, typeof(?1) AS type, ?1 || '' AS text", value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "boomerang", "", " ", "a\n\r\t ", "Žluťoučký kůň úpěl ďábelské ódy", "\ud83d\ude80",
			"\ufeffbom", "'quoted' \"double\" \\ / \u2028", "null", "0" })
	default void textComesBackAsItIs(String text) {
		assertThat(there(text).getString("v")).isEqualTo(text);
		assertThat(there(text).getString("type")).isEqualTo("text");
	}

	@Test
	default void textWithNulCharactersComesBackWhole() {
		assertThat(there("a\u0000b").getString("v")).isEqualTo("a\u0000b");
		assertThat(row("SELECT hex(?)", "a\u0000b").getString(0)).isEqualTo("610062");
	}

	@Test
	default void longTextComesBackWhole() {
		String text = "x0123456789abcde".repeat(64 * 1024);
		assertThat(there(text).getString("v")).isEqualTo(text);
	}

	@Test
	default void blobsComeBackByteByByte() {
		byte[] bytes = new byte[256];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (i ^ 0xab);
		}
		assertThat(row("SELECT ?", (Object) bytes).getBytes(0)).isEqualTo(bytes);
		assertThat(row("SELECT ?", ByteBuffer.wrap(bytes, 1, 2)).getBytes(0)).containsExactly(bytes[1], bytes[2]);
		for (int length = 0; length < 5; length++) {
			byte[] part = java.util.Arrays.copyOf(bytes, length);
			Row row = row("SELECT ?, typeof(?1)", (Object) part);
			assertThat(row.getBytes(0)).isEqualTo(part);
			assertThat(row.getString(1)).isEqualTo("blob");
		}
	}

	@Test
	default void nullComesBack() {
		Row row = row("SELECT ? AS v, typeof(?1) AS type", (Object) null);
		assertThat(row.isNull("v")).isTrue();
		assertThat(row.getObject("v")).isNull();
		assertThat(row.getString("v")).isNull();
		assertThat(row.getString("type")).isEqualTo("null");
		assertThat(row("SELECT ?", Optional.empty()).isNull(0)).isTrue();
	}

	@Test
	default void datesAreTextAsSqliteWritesIt() {
		Instant instant = Instant.parse("2023-01-02T12:34:56Z");
		assertThat(there(instant).getObject("v")).isEqualTo("2023-01-02 12:34:56");
		assertThat(there(Date.from(instant)).getObject("v", Instant.class)).isEqualTo(instant);
		LocalDateTime dateTime = LocalDateTime.parse("2023-01-02T12:00:00");
		assertThat(there(dateTime).getObject("v")).isEqualTo("2023-01-02 12:00:00");
		assertThat(there(dateTime).getObject("v", LocalDateTime.class)).isEqualTo(dateTime);
		LocalDate date = LocalDate.parse("2023-01-02");
		assertThat(there(date).getObject("v", LocalDate.class)).isEqualTo(date);
		OffsetDateTime offset = OffsetDateTime.parse("2023-01-02T12:34:56+02:00");
		assertThat(there(offset).getObject("v", Instant.class)).isEqualTo(offset.toInstant());
		assertThat(row("SELECT strftime('%s', ?)", instant).getString(0)).isEqualTo("1672662896");
		assertThat(there(1672662896000L).getObject("v", Instant.class)).isEqualTo(instant);
	}

	@Test
	default void uuidsAndEnumsAreText() {
		UUID uuid = UUID.fromString("6f1ed002-ab7e-4d2d-9d3b-1e6a4d2f8c11");
		assertThat(there(uuid).getObject("v", UUID.class)).isEqualTo(uuid);
		assertThat(there(TransactionMode.READ).getObject("v", TransactionMode.class)).isEqualTo(TransactionMode.READ);
	}

	@Test
	default void whatSqliteCannotStoreIsRefused() {
		for (Object value : List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY,
				LocalDate.of(10000, 1, 1), "\ud800", new Object(), List.of(1))) {
			assertThatIllegalArgumentException().isThrownBy(() -> client().execute("SELECT ?", value))
				.withMessageContaining("argument 1");
		}
	}

	@Test
	default void integersBeyond64BitsAreText() {
		BigInteger large = BigInteger.ONE.shiftLeft(100).negate();
		assertThat(there(large).getObject("v")).isEqualTo(large.toString());
		assertThat(there(large).getObject("v", BigInteger.class)).isEqualTo(large);
	}

	@Test
	default void refusalsDoNotRepeatTheValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> client().execute("SELECT ?", "secret\ud800"))
			.satisfies((failure) -> assertThat(failure.toString()).doesNotContain("secret"));
	}

	@Test
	default void valuesAreTheSameAfterStorage() {
		client().execute("CREATE TABLE v (x)");
		client().execute("INSERT INTO v VALUES (?), (?), (?), (?), (?)", Long.MIN_VALUE, -0.0, "a\u0000ž",
				"bytes".getBytes(StandardCharsets.UTF_8), null);
		assertThat(client().sql("SELECT typeof(x) FROM v").query(String.class).list()).containsExactly("integer",
				"real", "text", "blob", "null");
		assertThat(otherClient().sql("SELECT quote(x) FROM v WHERE typeof(x) = 'blob'").query(String.class).single())
			.isEqualTo("X'6279746573'");
	}

	@Test
	default void aResultOfSeveralMegabytesIsRead() {
		Row row = row("SELECT hex(zeroblob(1000000)), zeroblob(1000000)");
		assertThat(row.getString(0)).hasSize(2_000_000);
		assertThat(row.getBytes(1)).hasSize(1_000_000);
	}

	@Test
	default void typesThatDoNotFitAreRefusedWithTheColumn() {
		Row row = row("SELECT 9223372036854775807 AS big, 'abc' AS text, 1.5 AS real, NULL AS none, x'00' AS blob");
		LibsqlException failure = failure(ErrorKind.RESULT, () -> row.getInt("big"));
		assertThat(failure).hasMessageContaining("'big'").hasMessageNotContaining("9223372036854775807");
		failure(ErrorKind.RESULT, () -> row.getLong("text"));
		failure(ErrorKind.RESULT, () -> row.getLong("real"));
		failure(ErrorKind.RESULT, () -> row.getLong("none"));
		failure(ErrorKind.RESULT, () -> row.getString("blob"));
		failure(ErrorKind.RESULT, () -> row.getBoolean("real"));
		failure(ErrorKind.RESULT, () -> row.getLong("missing"));
		failure(ErrorKind.RESULT, () -> row.getLong(5));
	}

}
