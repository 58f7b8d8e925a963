/**
 * Spring Session in a database of libSQL.
 */
@NullMarked
package io.github.libsqlspring.boot.autoconfigure.session;

import org.jspecify.annotations.NullMarked;
