/**
 * Observers of the calls to a database: observations of Micrometer, and a log of slow
 * statements, which does without Micrometer.
 */
@NullMarked
package io.github.libsqlspring.observation;

import org.jspecify.annotations.NullMarked;
