/**
 * An application on Spring Data JDBC.
 */
@NullMarked
package io.github.libsqlspring.integration.datajdbc;

import org.jspecify.annotations.NullMarked;
