/**
 * A dialect for Hibernate on databases behind the driver of this project. Needs
 * {@code hibernate-community-dialects}, which nothing else in the driver does.
 */
@NullMarked
package io.github.libsqlspring.jdbc.hibernate;

import org.jspecify.annotations.NullMarked;
