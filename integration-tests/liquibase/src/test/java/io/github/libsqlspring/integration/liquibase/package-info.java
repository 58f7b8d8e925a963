/**
 * Applications that Liquibase migrates.
 */
@NullMarked
package io.github.libsqlspring.integration.liquibase;

import org.jspecify.annotations.NullMarked;
