/**
 * What both paths owe to the threads that call them: a blocking call never stalls an
 * event loop, and closing a database waits for those who are using it. Internal.
 */
@NullMarked
package io.github.libsqlspring.concurrent;

import org.jspecify.annotations.NullMarked;
