/**
 * The code that the README shows, and the proof that it works.
 */
@NullMarked
package io.github.libsqlspring.sample.readme;

import org.jspecify.annotations.NullMarked;
