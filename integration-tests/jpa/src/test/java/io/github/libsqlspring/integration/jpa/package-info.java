/**
 * JPA with Hibernate and Spring Data as applications use it.
 */
@NullMarked
package io.github.libsqlspring.integration.jpa;

import org.jspecify.annotations.NullMarked;
