package io.github.libsqlspring.integration.datajdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.github.libsqlspring.integration.datajdbc.Price.Money;
import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is stored for the types of properties, and read from it.
 */
abstract class ValueContract extends ShopContract {

	private static final UUID UUID_OF_ALL = new UUID(-1, 1);

	@Autowired
	private SampleRepository samples;

	static Sample sample() {
		LocalDateTime moment = LocalDateTime.of(2026, 1, 2, 3, 4, 5, 123456789);
		return new Sample(null, true, false, Short.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE,
				BigInteger.ONE.shiftLeft(100), 0.1, new BigDecimal("12345678901234567890.10"), "Größe 🙂'\"\\%",
				new byte[] { 0, -1, 1 }, UUID_OF_ALL, Genre.POEMS, moment.toLocalDate(), moment.toLocalTime(), moment,
				moment.toInstant(ZoneOffset.UTC), moment.atOffset(ZoneOffset.UTC), moment.atZone(ZoneOffset.UTC),
				OffsetTime.of(moment.toLocalTime(), ZoneOffset.ofHours(2)), new Date(1),
				Duration.ofNanos(1_500_000_000), Year.of(2026), YearMonth.of(2026, 1));
	}

	private static Sample nothing() {
		return new Sample(null, false, null, null, null, null, null, null, null, null, null, null, null, null, null,
				null, null, null, null, null, null, null, null, null);
	}

	@Test
	@Exercises("Types of values: numbers, boolean, text, bytes, UUID, enum, java.time, null")
	void eachTypeOfValueComesBackAsItWas() {
		Sample saved = this.samples.save(sample());
		Sample nothing = this.samples.save(nothing());

		assertThat(this.samples.findById(saved.id()).orElseThrow()).usingRecursiveComparison().isEqualTo(saved);
		assertThat(this.samples.findById(nothing.id())).contains(nothing);
	}

	@Test
	@Exercises("Extremes of values")
	void extremesComeBackAsTheyWere() {
		Sample first = withTimes(LocalDateTime.of(0, 1, 1, 0, 0), Double.MIN_VALUE, new BigDecimal("1E-30"), "");
		Sample last = withTimes(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999), -Double.MAX_VALUE,
				new BigDecimal("-1E+30").setScale(0), "x".repeat(100_000));

		assertThat(this.samples.findById(this.samples.save(first).id()).orElseThrow()).usingRecursiveComparison()
			.ignoringFields("id")
			.isEqualTo(first);
		assertThat(this.samples.findById(this.samples.save(last).id()).orElseThrow()).usingRecursiveComparison()
			.ignoringFields("id")
			.isEqualTo(last);
	}

	@Test
	@Exercises("The same values by JdbcTemplate and JdbcClient")
	void theDriverReadsAndWritesTheSameForms() {
		this.samples.save(sample());

		assertThat(this.jdbc.sql(
				"SELECT date, time, date_time, instant, offset_date_time, zoned_date_time, offset_time, flag, decimal, "
						+ "huge, uuid, genre, typeof(java_date) AS kind FROM sample")
			.query()
			.singleRow()
			.values()).containsExactly("2026-01-02", "03:04:05.123456789", "2026-01-02 03:04:05.123456789",
					"2026-01-02 03:04:05.123456789", "2026-01-02 03:04:05.123456789", "2026-01-02 03:04:05.123456789",
					"03:04:05.123456789+02:00", 1, "12345678901234567890.10", "1267650600228229401496703205376",
					UUID_OF_ALL.toString(), "POEMS", "text");

		this.jdbc.sql("DELETE FROM sample").update();
		Sample sample = sample();
		this.jdbc.sql(
				"INSERT INTO sample (flag, date, time, date_time, instant, offset_date_time, zoned_date_time, decimal) "
						+ "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
			.params(sample.flag(), sample.date(), sample.time(), sample.dateTime(), sample.instant(),
					sample.offsetDateTime(), ZonedDateTime.ofInstant(sample.instant(), ZoneId.of("Europe/Berlin")),
					sample.decimal())
			.update();
		assertThat(this.samples.findAll()).singleElement()
			.usingRecursiveComparison()
			.comparingOnlyFields("flag", "date", "time", "dateTime", "instant", "offsetDateTime", "zonedDateTime",
					"decimal")
			.isEqualTo(sample);
	}

	@Test
	@Exercises("Times that SQLite and other programs wrote")
	void timesAreReadInEachForm() {
		this.jdbc
			.sql("INSERT INTO sample (flag, date, date_time, instant) VALUES ('true', '2026-01-02T03:04', "
					+ "CURRENT_TIMESTAMP, 1500), (0, 2461042.5, '2026-01-02 03:04:05', '2026-01-02T03:04:05+02:00')")
			.update();

		Sample one = this.samples.findByInstantGreaterThanEqualAndFlagTrue(Instant.EPOCH)
			.stream()
			.findFirst()
			.orElseGet(() -> this.samples.findAll().get(0));
		assertThat(one.flag()).isTrue();
		assertThat(one.date()).isEqualTo("2026-01-02");
		assertThat(one.dateTime()).isNotNull();
		assertThat(one.instant()).isEqualTo(Instant.ofEpochMilli(1500));
		Sample two = this.samples.findAll().get(1);
		assertThat(two.date()).isEqualTo("2026-01-02");
		assertThat(two.instant()).isEqualTo("2026-01-02T01:04:05Z");
	}

	@Test
	@Exercises("Values as parameters of queries")
	void valuesAreFoundByQueries() {
		Sample sample = this.samples.save(sample());

		assertThat(this.samples.findByDateAndTimeAndDateTimeAndUuidAndDecimal(sample.date(), sample.time(),
				sample.dateTime(), sample.uuid(), sample.decimal()))
			.hasSize(1);
		assertThat(this.samples.findByInstantGreaterThanEqualAndFlagTrue(sample.instant())).hasSize(1);
		assertThat(this.samples.findByInstantGreaterThanEqualAndFlagTrue(sample.instant().plusNanos(1))).isEmpty();
		assertThat(this.samples.at(sample.date(), sample.time(), sample.dateTime(), sample.instant())).hasSize(1);
	}

	@Test
	@Exercises("Converters of the application")
	void theApplicationsOwnConvertersAreUsed() {
		Money money = new Money(1250, Currency.getInstance("EUR"));

		Price saved = this.template.save(new Price(null, money));

		assertThat(this.jdbc.sql("SELECT amount FROM price").query(String.class).single()).isEqualTo("1250 EUR");
		assertThat(this.template.findById(saved.id(), Price.class)).isEqualTo(saved);
	}

	private static Sample withTimes(LocalDateTime time, double ratio, BigDecimal decimal, String text) {
		OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
		return new Sample(null, true, true, Short.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE,
				BigInteger.valueOf(Long.MIN_VALUE).subtract(BigInteger.ONE), ratio, decimal, text, new byte[0],
				new UUID(0, 0), Genre.NOVEL, time.toLocalDate(), time.toLocalTime(), time, utc.toInstant(), utc,
				utc.toZonedDateTime(), utc.toOffsetTime(), new Date(-1), Duration.ofDays(-365_000), Year.of(0),
				YearMonth.of(9999, 12));
	}

}
