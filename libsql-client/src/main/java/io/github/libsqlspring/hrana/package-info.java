/**
 * The remote path: streams of the Hrana protocol over HTTP and WebSocket. Internal.
 * <p>
 * A {@code Transport} carries the messages of {@code hrana.wire} and opens
 * {@code HranaStream}s; a {@code StreamPool} lends them; a {@code Conversation} is the
 * reactive chain of one session on top, with time limits, retries and the state of its
 * stream; a {@code HranaSession} is its thin blocking shell.
 */
@NullMarked
package io.github.libsqlspring.hrana;

import org.jspecify.annotations.NullMarked;
