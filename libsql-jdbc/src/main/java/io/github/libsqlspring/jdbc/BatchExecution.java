package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How far a batch came.
 *
 * @param executed what its statements gave, up to the first failure
 * @param failure the first failure, or {@code null}
 */
record BatchExecution(List<Execution> executed, @Nullable SQLException failure) {

}
