/**
 * Rows as JSON in an application.
 */
@NullMarked
package io.github.libsqlspring.json;

import org.jspecify.annotations.NullMarked;
