/**
 * The library outside any framework.
 */
@NullMarked
package io.github.libsqlspring.plain;

import org.jspecify.annotations.NullMarked;
