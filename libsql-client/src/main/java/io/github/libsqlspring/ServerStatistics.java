package io.github.libsqlspring;

import java.time.Duration;

/**
 * What a server reports about the work of one statement.
 *
 * @param rowsRead rows and index entries read
 * @param rowsWritten rows and index entries written
 * @param duration the time the server spent on it
 */
public record ServerStatistics(long rowsRead, long rowsWritten, Duration duration) {
}
