package io.github.libsqlspring.client;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseStatistics;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.concurrent.OpenSessions;

/**
 * The database of a tenant as its users see it: open whenever they need it.
 *
 * @param tenant the name of the tenant
 * @param open what is open
 */
record TenantDatabase(String tenant, OpenTenants open) implements Database {

	private static final DatabaseStatistics NOTHING = new DatabaseStatistics(null, null, 0,
			new DatabaseStatistics.Streams(0, 0, 0), 0, Map.of(), null, null);

	@Override
	public Session openSession() {
		OpenTenant lease = this.open.lease(this.tenant);
		try {
			return new TenantSession(opened(lease).openSession(), () -> this.open.release(lease));
		}
		catch (RuntimeException | Error ex) {
			this.open.release(lease);
			throw ex;
		}
	}

	@Override
	public DatabaseTarget target() {
		return ask(Database::target);
	}

	@Override
	public int maxResultSize() {
		return ask(Database::maxResultSize);
	}

	@Override
	public CallObserver callObserver() {
		return ask(Database::callObserver);
	}

	@Override
	public Optional<String> name() {
		return ask(Database::name);
	}

	// What is open answers also while it is being closed, for those who still use it.
	private <T> T ask(Function<Database, T> question) {
		Database known = this.open.known(this.tenant);
		if (known != null) {
			return question.apply(known);
		}
		OpenTenant lease = this.open.lease(this.tenant);
		try {
			return question.apply(opened(lease));
		}
		finally {
			this.open.release(lease);
		}
	}

	private static Database opened(OpenTenant lease) {
		Database database = lease.opened();
		if (database == null) {
			throw OpenSessions.closedException();
		}
		return database;
	}

	// Of what is open: a question about the past opens nothing.
	@Override
	public DatabaseStatistics statistics() {
		Database database = this.open.peek(this.tenant);
		return (database != null) ? database.statistics() : NOTHING;
	}

	@Override
	public boolean isClosed() {
		return this.open.isClosed();
	}

	@Override
	public void close() {
		// Others may use it, and it is closed when its place is needed.
	}

	@Override
	public String toString() {
		return "TenantDatabase[" + this.tenant + "]";
	}

}
