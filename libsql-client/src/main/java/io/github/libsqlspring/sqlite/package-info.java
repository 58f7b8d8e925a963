/**
 * The local path: sessions on SQLite in this process, through sqlite-jdbc. Internal but
 * for {@link io.github.libsqlspring.sqlite.SqliteDatabase} and its options.
 */
@NullMarked
package io.github.libsqlspring.sqlite;

import org.jspecify.annotations.NullMarked;
