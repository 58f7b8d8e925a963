package io.github.libsqlspring.hrana;

import java.time.Duration;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.concurrent.OpenSessions;

/**
 * A database on a libSQL server.
 */
public final class HranaDatabase implements Database {

	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

	private final HttpTransport transport;

	private final OpenSessions<HranaSession> openSessions = new OpenSessions<>();

	private HranaDatabase(HranaOptions options) {
		this.transport = new HttpTransport(options);
	}

	/**
	 * Prepares the way to a server; sends nothing.
	 * @param options how to reach it
	 * @return the database
	 */
	public static HranaDatabase create(HranaOptions options) {
		return new HranaDatabase(options);
	}

	@Override
	public Session openSession() {
		return this.openSessions.open(() -> new HranaSession(this.transport, this.openSessions));
	}

	@Override
	public DatabaseTarget target() {
		return new DatabaseTarget(DatabaseTarget.Mode.REMOTE, this.transport.baseUri().toString());
	}

	@Override
	public boolean isClosed() {
		return this.openSessions.isClosed();
	}

	@Override
	public void close() {
		if (this.openSessions.close(CLOSE_LIMIT, Session::close)) {
			this.transport.close();
		}
	}

	@Override
	public String toString() {
		return "HranaDatabase[" + this.transport.baseUri() + "]";
	}

}
