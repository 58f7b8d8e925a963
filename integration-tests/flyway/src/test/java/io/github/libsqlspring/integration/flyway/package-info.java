/**
 * Applications that Flyway migrates.
 */
@NullMarked
package io.github.libsqlspring.integration.flyway;

import org.jspecify.annotations.NullMarked;
