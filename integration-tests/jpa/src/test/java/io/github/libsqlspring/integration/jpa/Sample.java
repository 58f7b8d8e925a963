package io.github.libsqlspring.integration.jpa;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of each type.
 */
@Entity
class Sample {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Nullable LocalDate date;

	@Nullable LocalTime time;

	@Nullable LocalDateTime dateTime;

	@Nullable Instant instant;

	@Nullable OffsetDateTime offset;

	@Nullable ZonedDateTime zoned;

	@Nullable Duration duration;

	@Nullable UUID uuid;

	@Column(precision = 10, scale = 2)
	@Nullable BigDecimal price;

	@Column(columnDefinition = "text")
	@Nullable BigDecimal exact;

	byte @Nullable [] bytes;

	@Lob
	byte @Nullable [] picture;

	@Lob
	@Nullable String story;

	@Nullable Boolean flag;

	@Nullable Long large;

	@Nullable Double real;

	@Nullable Character letter;

	@Enumerated(EnumType.STRING)
	Book.@Nullable Genre named;

	@Enumerated(EnumType.ORDINAL)
	Book.@Nullable Genre numbered;

	@Convert(converter = ColourConverter.class)
	@Nullable Colour colour;

	@Embedded
	@Nullable Address address;

	@ElementCollection
	List<String> words = new ArrayList<>();

	@JdbcTypeCode(SqlTypes.JSON)
	@Nullable Map<String, String> json;

	record Colour(int rgb) {

	}

	static class ColourConverter implements AttributeConverter<Colour, String> {

		@Override
		public @Nullable String convertToDatabaseColumn(@Nullable Colour colour) {
			return (colour != null) ? "#" + Integer.toHexString(colour.rgb()) : null;
		}

		@Override
		public @Nullable Colour convertToEntityAttribute(@Nullable String text) {
			return (text != null) ? new Colour(Integer.parseInt(text.substring(1), 16)) : null;
		}

	}

	@Embeddable
	record Address(String street, String city) {

	}

}
