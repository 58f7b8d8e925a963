package io.github.libsqlspring.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.sqlite.SQLiteConnection;

import io.github.libsqlspring.sql.SqlStatement;

/**
 * How long statements of a connection wait for a lock, lowered while a call has less time
 * than that.
 */
final class BusyTimeout {

	private static final int UNKNOWN = -1;

	private final SQLiteConnection connection;

	private int millis;

	private int lowerMillis;

	private boolean lowered;

	private boolean shared;

	/**
	 * Follows the busy timeout of a connection.
	 * @param connection the connection
	 * @param millis its busy timeout
	 */
	BusyTimeout(SQLiteConnection connection, int millis) {
		this.connection = connection;
		this.millis = millis;
	}

	/**
	 * Lets a statement see and set the busy timeout as if it were not lowered.
	 * @param sql the statement
	 */
	void executing(SqlStatement sql) {
		boolean pragma = sql.isPragma() || sql.keyword().equals("EXPLAIN");
		if (pragma && sql.text().toLowerCase(Locale.ROOT).contains("busy_timeout")) {
			restore();
			this.millis = UNKNOWN;
		}
	}

	/**
	 * From now on others may set the busy timeout without being seen.
	 */
	void share() {
		this.shared = true;
	}

	/**
	 * How long a statement waits for a lock now.
	 * @return the time in nanoseconds
	 * @throws SQLException if the connection is broken
	 */
	long nanos() throws SQLException {
		learn();
		return TimeUnit.MILLISECONDS.toNanos(this.lowered ? this.lowerMillis : this.millis);
	}

	private void learn() throws SQLException {
		if (!this.lowered && (this.shared || this.millis == UNKNOWN)) {
			this.millis = read();
		}
	}

	void limit(long nanos) throws SQLException {
		learn();
		// Rounded up: when the wait is over, so is the time.
		long limit = TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
		if (limit < this.millis) {
			this.lowered = true;
			this.lowerMillis = (int) limit;
			this.connection.getDatabase().busy_timeout(this.lowerMillis);
		}
	}

	private int read() throws SQLException {
		// Compiled each time: the value is part of the compiled statement.
		try (PreparedStatement statement = this.connection.prepareStatement("PRAGMA busy_timeout");
				ResultSet result = statement.executeQuery()) {
			return result.next() ? result.getInt(1) : 0;
		}
	}

	void restore() {
		if (!this.lowered) {
			return;
		}
		this.lowered = false;
		try {
			this.connection.getDatabase().busy_timeout(this.millis);
		}
		catch (SQLException ex) {
			// Only on a connection that is closed.
			System.getLogger(BusyTimeout.class.getName())
				.log(System.Logger.Level.DEBUG, "The busy timeout cannot be set", ex);
		}
	}

}
