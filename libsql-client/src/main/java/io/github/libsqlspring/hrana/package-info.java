/**
 * The remote path: the Hrana 3 protocol over HTTP. Internal. Encoding, decoding, the
 * state of a stream and the reading of errors are pure; the transport carries bytes; the
 * stream is the reactive chain, and the session a thin blocking shell around it.
 */
@NullMarked
package io.github.libsqlspring.hrana;

import org.jspecify.annotations.NullMarked;
