/**
 * Connection details of libSQL servers that Testcontainers or Docker Compose started.
 */
@NullMarked
package io.github.libsqlspring.boot.autoconfigure.container;

import org.jspecify.annotations.NullMarked;
