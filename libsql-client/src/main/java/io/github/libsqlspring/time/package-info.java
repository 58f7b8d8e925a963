/**
 * How dates and times are stored and read, for the client and for JDBC. Internal; pure
 * functions.
 */
@NullMarked
package io.github.libsqlspring.time;

import org.jspecify.annotations.NullMarked;
