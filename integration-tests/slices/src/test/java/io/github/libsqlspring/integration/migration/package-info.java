/**
 * Migrations by Flyway on libSQL databases.
 */
@NullMarked
package io.github.libsqlspring.integration.migration;

import org.jspecify.annotations.NullMarked;
