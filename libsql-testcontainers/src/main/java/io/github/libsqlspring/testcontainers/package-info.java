/**
 * A libSQL server in a container, for the tests of applications.
 */
@NullMarked
package io.github.libsqlspring.testcontainers;

import org.jspecify.annotations.NullMarked;
