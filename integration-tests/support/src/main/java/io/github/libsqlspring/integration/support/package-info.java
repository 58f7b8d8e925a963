/**
 * Databases for the tests of frameworks, and the record of what those tests showed.
 */
@NullMarked
package io.github.libsqlspring.integration.support;

import org.jspecify.annotations.NullMarked;
