package io.github.libsqlspring.integration.jdbc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A row of the table of books.
 *
 * @param id its key
 * @param title its title
 * @param price what it costs
 * @param stock how many there are
 * @param published the day on which it came out
 * @param addedAt when it came into the catalogue
 */
record Book(@Nullable Long id, String title, @Nullable BigDecimal price, int stock, @Nullable LocalDate published,
		@Nullable Instant addedAt) {

	static Book emma() {
		return new Book(1L, "Emma", new BigDecimal("12.50"), 3, LocalDate.of(1815, 12, 23),
				Instant.parse("2026-01-02T03:04:05.678Z"));
	}

}
