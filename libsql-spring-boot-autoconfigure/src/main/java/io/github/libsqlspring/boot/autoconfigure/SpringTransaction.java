package io.github.libsqlspring.boot.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Transaction;

/**
 * The transaction that Spring manages on this thread for a {@link DataSource} on one
 * database. It is found by what Spring has bound to the thread and not by a bean: the
 * {@code DataSource} may be any, behind any proxy, and made after this. Thread-safe.
 */
final class SpringTransaction implements CurrentTransaction {

	private final Database database;

	/**
	 * Looks for transactions on a database.
	 * @param database the database, to which a {@code DataSource} of it must be a wrapper
	 */
	SpringTransaction(Database database) {
		this.database = database;
	}

	@Override
	public @Nullable Transaction get() {
		Transaction found = null;
		for (DataSource dataSource : boundDataSources()) {
			Transaction transaction = transactionOf(dataSource);
			if (found != null && transaction != null && found != transaction) {
				throw new IllegalStateException("Two DataSources of this database have a transaction on this thread, "
						+ "and the client cannot know which one to join: use one DataSource for a database, or suspend "
						+ "one of the transactions");
			}
			found = (transaction != null) ? transaction : found;
		}
		return found;
	}

	private List<DataSource> boundDataSources() {
		Map<Object, Object> resources = TransactionSynchronizationManager.getResourceMap();
		if (resources.isEmpty()) {
			return List.of();
		}
		List<DataSource> found = new ArrayList<>(1);
		resources.forEach((key, resource) -> {
			if (key instanceof DataSource dataSource && resource instanceof ConnectionHolder holder && !holder.isVoid()
					&& wraps(dataSource)) {
				found.add(dataSource);
			}
		});
		return found;
	}

	// The DataSource is asked first: the connection of another database may not have been
	// opened yet, and should not be for this.
	private boolean wraps(DataSource dataSource) {
		try {
			return dataSource.isWrapperFor(Database.class) && this.database.equals(dataSource.unwrap(Database.class));
		}
		catch (SQLException ex) {
			return false;
		}
	}

	// As JdbcTemplate takes and releases it; what Spring has bound stays open.
	private @Nullable Transaction transactionOf(DataSource dataSource) {
		Connection connection = DataSourceUtils.getConnection(dataSource);
		try {
			// A DataSource that chooses among databases may have chosen another one.
			boolean joined = connection.isWrapperFor(Transaction.class)
					&& this.database.equals(connection.unwrap(Database.class));
			return joined ? connection.unwrap(Transaction.class) : null;
		}
		catch (SQLException ex) {
			throw LibsqlException.behind(ex)
				.map(RuntimeException.class::cast)
				.orElseGet(() -> new IllegalStateException(
						"The connection of the current transaction cannot be used: " + ex.getMessage(), ex));
		}
		finally {
			DataSourceUtils.releaseConnection(connection, dataSource);
		}
	}

	@Override
	public @Nullable Duration timeLeft() {
		Duration least = null;
		for (DataSource dataSource : boundDataSources()) {
			Object resource = TransactionSynchronizationManager.getResource(dataSource);
			if (resource instanceof ConnectionHolder holder && holder.hasTimeout()) {
				Duration left = Duration.ofMillis(holder.getTimeToLiveInMillis());
				least = (least == null || left.compareTo(least) < 0) ? left : least;
			}
		}
		return least;
	}

}
