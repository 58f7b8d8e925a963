/**
 * Results of the client as JSON, with Jackson 3.
 */
@NullMarked
package io.github.libsqlspring.boot.autoconfigure.jackson;

import org.jspecify.annotations.NullMarked;
