/**
 * Spring Boot auto-configuration for libSQL.
 */
@NullMarked
package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
