/**
 * The words of libSQL as immutable values, the exceptions, and the inner contract
 * ({@link io.github.libsqlspring.Database}, {@link io.github.libsqlspring.Session},
 * {@link io.github.libsqlspring.Transaction}) that every path to a database fulfils. No
 * I/O happens here.
 */
@NullMarked
package io.github.libsqlspring;

import org.jspecify.annotations.NullMarked;
