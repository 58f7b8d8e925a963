/**
 * Measures the client against others that do the same work on the same server, by
 * {@link io.github.libsqlspring.benchmarks.Comparison} or by JMH.
 */
@NullMarked
package io.github.libsqlspring.benchmarks;

import org.jspecify.annotations.NullMarked;
