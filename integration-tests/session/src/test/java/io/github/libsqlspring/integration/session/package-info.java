/**
 * A web application with its sessions in the database.
 */
@NullMarked
package io.github.libsqlspring.integration.session;

import org.jspecify.annotations.NullMarked;
