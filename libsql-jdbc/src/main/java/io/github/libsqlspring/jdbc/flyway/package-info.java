/**
 * What Flyway needs to know of the driver; read by Flyway alone.
 */
@NullMarked
package io.github.libsqlspring.jdbc.flyway;

import org.jspecify.annotations.NullMarked;
