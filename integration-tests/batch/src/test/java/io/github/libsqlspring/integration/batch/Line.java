package io.github.libsqlspring.integration.batch;

/**
 * What the jobs read and write.
 *
 * @param id its number, from 1
 * @param text what it says
 */
record Line(long id, String text) {

}
