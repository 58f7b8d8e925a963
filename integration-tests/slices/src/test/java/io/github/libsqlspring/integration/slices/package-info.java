/**
 * The test slices of Spring Boot on a libSQL database.
 */
@NullMarked
package io.github.libsqlspring.integration.slices;

import org.jspecify.annotations.NullMarked;
