/**
 * Spring Batch on one writer at a time.
 */
@NullMarked
package io.github.libsqlspring.boot.autoconfigure.batch;

import org.jspecify.annotations.NullMarked;
