package io.github.libsqlspring.integration.slices;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of {@code book}.
 *
 * @param id its number, {@code null} before it is saved
 * @param title its title
 */
@Table("book")
record Book(@Id @Nullable Long id, String title) {

}
