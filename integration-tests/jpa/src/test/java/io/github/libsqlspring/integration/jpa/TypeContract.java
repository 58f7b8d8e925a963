package io.github.libsqlspring.integration.jpa;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThat;

@JpaTest
abstract class TypeContract {

	private static final Instant MOMENT = Instant.parse("2026-03-29T01:30:00.123456789Z");

	@Autowired
	private Samples samples;

	@Autowired
	private EntityManager entities;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void empty() {
		this.samples.deleteAll();
	}

	@Test
	@Exercises("Types: java.time, to the nanosecond")
	void timesComeBackAsTheyWere() {
		LocalDateTime skipped = LocalDateTime.of(2026, 3, 29, 2, 30, 0, 123_456_789);
		Sample read = stored((sample) -> {
			sample.date = skipped.toLocalDate();
			sample.time = skipped.toLocalTime();
			sample.dateTime = skipped;
			sample.instant = MOMENT;
			sample.offset = OffsetDateTime.ofInstant(MOMENT, ZoneId.of("+05:30"));
			sample.zoned = MOMENT.atZone(ZoneId.of("Pacific/Auckland"));
			sample.duration = Duration.ofSeconds(90, 5);
		});

		assertThat(read.date).isEqualTo(skipped.toLocalDate());
		assertThat(read.time).isEqualTo(skipped.toLocalTime());
		assertThat(read.dateTime).isEqualTo(skipped);
		assertThat(read.instant).isEqualTo(MOMENT);
		assertThat(Objects.requireNonNull(read.offset).toInstant()).isEqualTo(MOMENT);
		assertThat(Objects.requireNonNull(read.zoned).toInstant()).isEqualTo(MOMENT);
		assertThat(read.duration).isEqualTo(Duration.ofSeconds(90, 5));
	}

	@Test
	@Exercises("Types: java.time, to the nanosecond")
	void timesAreStoredAsJdbcClientDoes() {
		LocalDateTime local = LocalDateTime.of(2026, 7, 1, 12, 0);
		stored((sample) -> {
			sample.date = local.toLocalDate();
			sample.time = local.toLocalTime();
			sample.dateTime = local;
			sample.instant = MOMENT;
		});

		assertThat(this.jdbc.sql("SELECT date, time, date_time, instant FROM sample").query().singleRow())
			.containsEntry("date", "2026-07-01")
			.containsEntry("time", "12:00:00")
			.containsEntry("date_time", "2026-07-01 12:00:00")
			.containsEntry("instant", "2026-03-29 01:30:00.123456789");
	}

	@Test
	@Exercises("Types: java.time in comparisons and order")
	void timesAreOrdered() {
		for (int minute : new int[] { 30, 10, 20 }) {
			stored((sample) -> {
				sample.dateTime = LocalDateTime.of(2026, 7, 1, 12, minute, 0, minute * 1000);
				sample.instant = MOMENT.plusSeconds(minute);
			});
		}

		assertThat(this.entities
			.createQuery("select s from Sample s where s.instant > :instant and s.dateTime <= :time order by s.instant",
					Sample.class)
			.setParameter("instant", MOMENT.plusSeconds(10))
			.setParameter("time", LocalDateTime.of(2026, 7, 1, 12, 30, 0, 30_000))
			.getResultList()).extracting((sample) -> sample.instant)
			.containsExactly(MOMENT.plusSeconds(20), MOMENT.plusSeconds(30));
	}

	@Test
	@Exercises("Types: UUID, byte[], @Lob, boolean, char, extremes of long and double")
	void valuesComeBackAsTheyWere() {
		UUID uuid = UUID.randomUUID();
		Sample read = stored((sample) -> {
			sample.uuid = uuid;
			sample.bytes = new byte[] { 0, 1, -1 };
			sample.picture = new byte[100_000];
			sample.story = "Es war einmal ☃".repeat(10_000);
			sample.flag = true;
			sample.large = Long.MIN_VALUE;
			sample.real = Double.MIN_VALUE;
			sample.letter = 'ß';
		});

		assertThat(read.uuid).isEqualTo(uuid);
		assertThat(read.bytes).containsExactly(0, 1, -1);
		assertThat(read.picture).hasSize(100_000);
		assertThat(read.story).isEqualTo("Es war einmal ☃".repeat(10_000));
		assertThat(read.flag).isTrue();
		assertThat(read.large).isEqualTo(Long.MIN_VALUE);
		assertThat(read.real).isEqualTo(Double.MIN_VALUE);
		assertThat(read.letter).isEqualTo('ß');
		assertThat(this.entities
			.createQuery("select s.id from Sample s where s.uuid = :uuid and s.flag = true", Long.class)
			.setParameter("uuid", uuid)
			.getResultList()).containsExactly(read.id);
	}

	@Test
	@Exercises("Types: a UUID that JdbcClient has stored as text")
	void aUuidThatJdbcHasStoredAsTextIsTheSameOne() {
		UUID uuid = UUID.randomUUID();
		Sample sample = stored((each) -> each.uuid = UUID.randomUUID());

		this.jdbc.sql("update sample set uuid = ? where id = ?").params(uuid, sample.id).update();

		assertThat(this.jdbc.sql("select typeof(uuid) from sample").query(String.class).single()).isEqualTo("text");
		assertThat(this.entities.createQuery("select s.uuid from Sample s where s.id = :id", UUID.class)
			.setParameter("id", sample.id)
			.getSingleResult()).isEqualTo(uuid);
	}

	@Test
	@Exercises("Types: enums, converters, embeddables, collections of values, JSON")
	void mappedTypesComeBackAsTheyWere() {
		Sample read = stored((sample) -> {
			sample.named = Book.Genre.POEM;
			sample.numbered = Book.Genre.POEM;
			sample.colour = new Sample.Colour(0xff8800);
			sample.address = new Sample.Address("Main Street", "Bath");
			sample.words = List.of("one", "two");
			sample.json = Map.of("key", "välue");
		});

		assertThat(read.named).isEqualTo(Book.Genre.POEM);
		assertThat(read.numbered).isEqualTo(Book.Genre.POEM);
		assertThat(read.colour).isEqualTo(new Sample.Colour(0xff8800));
		assertThat(read.address).isEqualTo(new Sample.Address("Main Street", "Bath"));
		assertThat(read.words).containsExactly("one", "two");
		assertThat(read.json).isEqualTo(Map.of("key", "välue"));
	}

	@Test
	@Exercises("Types: BigDecimal of up to 15 digits, any number in a column defined as text")
	void decimalsComeBackAsTheyWere() {
		BigDecimal exact = new BigDecimal("12345678901234567890.123456789");
		Sample read = stored((sample) -> {
			sample.price = new BigDecimal("12345678.90");
			sample.exact = exact;
		});

		assertThat(read.price).isEqualByComparingTo("12345678.90");
		assertThat(read.exact).isEqualTo(exact);
		assertThat(this.entities
			.createQuery("select s.id from Sample s where s.price between 1000 and 12345678.9", Long.class)
			.getResultList()).hasSize(1);
	}

	private Sample stored(Consumer<Sample> values) {
		Sample sample = new Sample();
		values.accept(sample);
		long id = Objects.requireNonNull(this.samples.save(sample).id);
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			Sample read = this.samples.findById(id).orElseThrow();
			Hibernate.initialize(read.words);
			return read;
		}));
	}

}
