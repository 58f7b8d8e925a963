/**
 * Applications that are stopped while they work. Not below the sample's package, whose
 * components are scanned.
 */
@NullMarked
package io.github.libsqlspring.shutdown;

import org.jspecify.annotations.NullMarked;
