/**
 * JDBC driver and {@link javax.sql.DataSource} for libSQL.
 */
@NullMarked
package io.github.libsqlspring.jdbc;

import org.jspecify.annotations.NullMarked;
