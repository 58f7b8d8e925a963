/**
 * What applications call: {@link io.github.libsqlspring.client.LibsqlClient} and what
 * hangs from it.
 */
@NullMarked
package io.github.libsqlspring.client;

import org.jspecify.annotations.NullMarked;
