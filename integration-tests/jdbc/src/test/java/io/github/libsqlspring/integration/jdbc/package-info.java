/**
 * Spring JDBC as applications use it.
 */
@NullMarked
package io.github.libsqlspring.integration.jdbc;

import org.jspecify.annotations.NullMarked;
