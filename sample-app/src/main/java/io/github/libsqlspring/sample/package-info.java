/**
 * A notes application that shows both ways to a libSQL database.
 */
@NullMarked
package io.github.libsqlspring.sample;

import org.jspecify.annotations.NullMarked;
