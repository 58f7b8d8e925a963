/**
 * Support for tests that need a real libSQL server.
 */
@NullMarked
package io.github.libsqlspring.test;

import org.jspecify.annotations.NullMarked;
