/**
 * Auto-configuration of Flyway on libSQL databases.
 */
@NullMarked
package io.github.libsqlspring.boot.autoconfigure.flyway;

import org.jspecify.annotations.NullMarked;
