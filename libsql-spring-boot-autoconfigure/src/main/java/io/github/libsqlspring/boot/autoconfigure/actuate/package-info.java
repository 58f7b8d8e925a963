/**
 * Health, the actuator endpoint and metrics of libSQL databases. Each is there if its
 * library is.
 */
@NullMarked
package io.github.libsqlspring.boot.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
