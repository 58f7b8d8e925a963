/**
 * Reads SQL text as SQLite's own tokenizer does, as far as needed to split a script, to
 * see what kind of statement a text is and which parameters it has. Internal; pure
 * functions.
 */
@NullMarked
package io.github.libsqlspring.sql;

import org.jspecify.annotations.NullMarked;
