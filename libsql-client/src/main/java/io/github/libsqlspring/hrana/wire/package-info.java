/**
 * The messages of the Hrana protocol and their two encodings, JSON and Protobuf. Pure:
 * bytes in, records out, and back. Internal.
 */
@NullMarked
package io.github.libsqlspring.hrana.wire;

import org.jspecify.annotations.NullMarked;
