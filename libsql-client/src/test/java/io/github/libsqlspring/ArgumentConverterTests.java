package io.github.libsqlspring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ArgumentConverterTests {

	private static final UUID ID = UUID.fromString("12345678-9abc-def0-1234-56789abcdef0");

	@ParameterizedTest
	@MethodSource("arguments")
	void everyTypeHasItsValue(Object argument, Value value) {
		assertThat(ArgumentConverter.toValue(argument, "x")).isEqualTo(value);
	}

	static Stream<org.junit.jupiter.params.provider.Arguments> arguments() {
		return Stream.of(pair(null, Value.NULL), pair(Optional.empty(), Value.NULL), pair(Optional.of(1), integer(1)),
				pair(Optional.of(Optional.of("a")), text("a")), pair(1, integer(1)), pair((short) -1, integer(-1)),
				pair((byte) 7, integer(7)), pair(Long.MIN_VALUE, integer(Long.MIN_VALUE)),
				pair(new AtomicInteger(3), integer(3)), pair(new AtomicLong(4), integer(4)), pair(true, integer(1)),
				pair(false, integer(0)), pair(BigInteger.valueOf(Long.MAX_VALUE), integer(Long.MAX_VALUE)),
				pair(BigInteger.valueOf(Long.MIN_VALUE), integer(Long.MIN_VALUE)), pair(1.5, real(1.5)),
				pair(-0.0, real(-0.0)), pair(0.1f, real(0.1f)), pair(Double.MIN_VALUE, real(Double.MIN_VALUE)),
				pair(new BigDecimal("12345678901234567890.10"), text("12345678901234567890.10")),
				pair(new BigDecimal("1E+3"), text("1000")), pair("a\0é\uD83D\uDE00", text("a\0é\uD83D\uDE00")),
				pair(new StringBuilder("b"), text("b")), pair('c', text("c")), pair(ID, text(ID.toString())),
				pair(URI.create("a:b"), text("a:b")), pair(TimeUnit.DAYS, text("DAYS")),
				pair(Instant.parse("2024-02-29T23:59:59.120Z"), text("2024-02-29 23:59:59.120")),
				pair(new Date(0), text("1970-01-01 00:00:00")),
				pair(java.sql.Date.valueOf("2024-02-29"), text("2024-02-29")),
				pair(java.sql.Time.valueOf("01:02:03"), text("01:02:03")),
				pair(new java.sql.Timestamp(1), text("1970-01-01 00:00:00.001")),
				pair(LocalDate.of(2024, 2, 29), text("2024-02-29")), pair(LocalTime.of(1, 2), text("01:02:00")),
				pair(LocalDateTime.of(2024, 2, 29, 1, 2), text("2024-02-29 01:02:00")),
				pair(OffsetDateTime.of(2024, 2, 29, 1, 2, 3, 0, ZoneOffset.ofHours(2)), text("2024-02-28 23:02:03")),
				pair(ZonedDateTime.of(2024, 2, 29, 1, 2, 3, 0, ZoneId.of("Europe/Paris")), text("2024-02-29 00:02:03")),
				pair(Year.of(2024), integer(2024)), pair(YearMonth.of(2024, 2), text("2024-02")),
				pair(BigInteger.ONE.shiftLeft(70), text("1180591620717411303424")),
				pair(new byte[] { 1 }, new Value.BlobValue(new byte[] { 1 })),
				pair(new byte[0], new Value.BlobValue(new byte[0])), pair(text("a"), text("a")),
				pair(Value.NULL, Value.NULL));
	}

	@Test
	void aBufferGivesWhatRemainsAndIsNotMoved() {
		ByteBuffer buffer = ByteBuffer.wrap(new byte[] { 1, 2, 3 }).position(1);

		assertThat(ArgumentConverter.toValue(buffer, "x")).isEqualTo(new Value.BlobValue(new byte[] { 2, 3 }));
		assertThat(buffer.remaining()).isEqualTo(2);
	}

	@Test
	void aBlobIsCopied() {
		byte[] bytes = { 1 };
		Value value = ArgumentConverter.toValue(bytes, "x");
		bytes[0] = 2;

		assertThat(value.toObject()).isEqualTo(new byte[] { 1 });
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY })
	void nanAndInfinitiesAreRefused(double number) {
		assertRefused(number, "NaN or infinite");
		assertRefused((float) number, "NaN or infinite");
		assertRefused(new Value.FloatValue(number), "NaN or infinite");
	}

	@Test
	void yearsThatSqliteDoesNotKnowAreRefused() {
		assertRefused(LocalDate.of(10000, 1, 1), "9999");
		assertRefused(LocalDateTime.of(-1, 1, 1, 0, 0), "9999");
		assertRefused(Instant.MAX, "9999");
		assertRefused(OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofTotalSeconds(30)), "offset in seconds");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\uD83D", "a\uD83D", "\uDE00", "\uD83Db", "\uD83D\uD83D\uDE00", "\uD83D\uDE00\uDE00",
			"\uDE00\uD83D" })
	void unpairedSurrogatesAreRefused(String text) {
		assertRefused(text, "unpaired surrogate");
		assertRefused(new Value.TextValue(text), "unpaired surrogate");
	}

	@Test
	void otherTypesAreRefusedByName() {
		assertRefused(List.of(17), "java.util.ImmutableCollections");
		assertRefused(new int[] { 1 }, "[I");
		assertRefused(new Number() {

			@Override
			public int intValue() {
				return 0;
			}

			@Override
			public long longValue() {
				return 0;
			}

			@Override
			public float floatValue() {
				return 0;
			}

			@Override
			public double doubleValue() {
				return 0;
			}

		}, "no SQLite type");
	}

	@Test
	void theErrorNamesTheArgumentAndNotItsValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> Statement.of("SELECT ?, ?", 1, Double.NaN))
			.withMessageStartingWith("argument 2 ");
		assertThatIllegalArgumentException().isThrownBy(() -> Statement.named("SELECT :a", Map.of("a", "secret\uD83D")))
			.withMessageStartingWith("argument 'a' ")
			.satisfies((ex) -> assertThat(ex).hasMessageNotContaining("secret"));
	}

	@Test
	void aSingleNullIsOneArgument() {
		assertThat(Statement.of("SELECT ?", (Object[]) null).arguments().count()).isEqualTo(1);
		assertThat(Statement.of("SELECT 1").arguments()).isSameAs(Arguments.NONE);
	}

	@Test
	void noTextFormShowsAValue() {
		assertThat(Statement.of("SELECT ?", "secret").toString()).doesNotContain("secret");
		assertThat(Statement.named("SELECT :a", Map.of("a", "secret")).toString()).doesNotContain("secret");
		assertThat(text("secret").toString() + new Value.BlobValue(new byte[] { 77 }) + integer(77) + real(77))
			.doesNotContain("secret", "77");
	}

	private static void assertRefused(Object argument, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> ArgumentConverter.toValue(argument, "x"))
			.withMessageStartingWith("x ")
			.withMessageContaining(reason);
	}

	private static org.junit.jupiter.params.provider.Arguments pair(Object argument, Value value) {
		return org.junit.jupiter.params.provider.Arguments.of(argument, value);
	}

	private static Value integer(long value) {
		return new Value.IntegerValue(value);
	}

	private static Value real(double value) {
		return new Value.FloatValue(value);
	}

	private static Value text(String value) {
		return new Value.TextValue(value);
	}

	@Test
	void valuesThatSomebodyMadeAreCheckedToo() {
		for (Value value : List.of(new Value.FloatValue(Double.NaN), new Value.FloatValue(Double.NEGATIVE_INFINITY),
				new Value.TextValue("a\ud800"))) {
			assertThatIllegalArgumentException().isThrownBy(() -> new Arguments.Positional(List.of(value)))
				.withMessageContaining("argument 1");
			assertThatIllegalArgumentException().isThrownBy(() -> new Arguments.Named(Map.of("a", value)))
				.withMessageContaining("argument 'a'");
		}
		assertThatIllegalArgumentException().isThrownBy(() -> new Arguments.Named(Map.of("\ud800", Value.NULL)));
	}

}
