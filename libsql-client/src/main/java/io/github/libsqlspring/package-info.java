/**
 * The vocabulary of libSQL: statements, values, results and exceptions.
 */
@NullMarked
package io.github.libsqlspring;

import org.jspecify.annotations.NullMarked;
