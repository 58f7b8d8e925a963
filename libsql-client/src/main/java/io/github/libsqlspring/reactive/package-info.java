/**
 * The inner contract for callers that do not block. Internal.
 */
@NullMarked
package io.github.libsqlspring.reactive;

import org.jspecify.annotations.NullMarked;
