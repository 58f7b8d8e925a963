/**
 * What Spring Data JDBC is told about libSQL. It finds it by itself; nothing else of the
 * driver needs Spring Data.
 */
@NullMarked
package io.github.libsqlspring.jdbc.data;

import org.jspecify.annotations.NullMarked;
