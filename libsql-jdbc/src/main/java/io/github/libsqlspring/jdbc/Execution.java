package io.github.libsqlspring.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * What one execution of a statement gave.
 *
 * @param rows its rows, or {@code null} if it has no columns
 * @param updateCount the rows it inserted, updated or deleted
 * @param key the rowid of the last inserted row if it was asked for, or {@code null}
 */
record Execution(@Nullable RowCursor rows, long updateCount, @Nullable Long key) {

}
