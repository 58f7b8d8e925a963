package io.github.libsqlspring.sample;

import java.time.Instant;

/**
 * A note as it is stored. Both REST paths make it from a row by the names of its
 * components.
 *
 * @param id the number the database gave it
 * @param title one line
 * @param content any text, perhaps empty
 * @param updatedAt when title or content changed last, by the clock of the database
 */
record Note(long id, String title, String content, Instant updatedAt) {
}
