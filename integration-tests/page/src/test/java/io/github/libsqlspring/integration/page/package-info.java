/**
 * The page of frameworks.
 */
@NullMarked
package io.github.libsqlspring.integration.page;

import org.jspecify.annotations.NullMarked;
