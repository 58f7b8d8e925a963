/**
 * Jobs of Spring Batch.
 */
@NullMarked
package io.github.libsqlspring.integration.batch;

import org.jspecify.annotations.NullMarked;
