package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlUrlException;

/**
 * A database for each tenant: one namespace of a server, one server or one file each.
 * They are opened when they are used, and no more than a given number is open at a time;
 * the one that was not used for the longest time makes room. One in use is never closed.
 * Databases of one server share its connections. Thread-safe. <pre class="code">
 * TenantLibsqlDatabases tenants = TenantLibsqlDatabases.builder()
 * 	.settings(() -&gt; LibsqlClient.builder().url("http://localhost:8080"))
 * 	.build((tenant, settings) -&gt; settings.namespace(tenant));
 * tenants.client("acme").execute("SELECT 1");
 * </pre>
 */
public final class TenantLibsqlDatabases implements AutoCloseable {

	private final Supplier<LibsqlClient.Builder> settings;

	private final Function<Database, CurrentTransaction> currentTransaction;

	private final OpenTenants open;

	private TenantLibsqlDatabases(Builder builder, Resolver resolver) {
		this.settings = builder.settings;
		this.currentTransaction = builder.currentTransaction;
		this.open = new OpenTenants((tenant) -> {
			LibsqlClient.Builder own = builder.settings.get();
			resolver.resolve(tenant, own);
			return own.buildDatabase();
		}, builder.maxOpen, builder.openTimeout);
	}

	/**
	 * Starts with the settings that all tenants have.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * The client of a tenant. It costs little and need neither be kept nor closed:
	 * nothing is sent, and no file is opened, before its first call.
	 * @param tenant the name of the tenant: up to 64 letters, digits, dots, dashes and
	 * underscores, of which the first is a letter or a digit
	 * @return a client of that tenant alone
	 * @throws IllegalArgumentException if this cannot be the name of a tenant
	 * @throws LibsqlUrlException if the URL of the tenant cannot be used
	 */
	public LibsqlClient client(String tenant) {
		Database database = database(tenant);
		return this.settings.get().build(database, this.currentTransaction.apply(database));
	}

	/**
	 * The database of a tenant, for example to make a {@code LibsqlDataSource} of it. It
	 * may be kept: each session opens what has been closed to make room. Its
	 * {@code close()} does nothing.
	 * @param tenant the name of the tenant, see {@link #client(String)}
	 * @return the database of that tenant alone
	 * @throws IllegalArgumentException if this cannot be the name of a tenant
	 */
	public Database database(String tenant) {
		return new TenantDatabase(TenantName.checked(tenant), this.open);
	}

	/**
	 * How many databases are open.
	 * @return the number
	 */
	public int openDatabases() {
		return this.open.size();
	}

	/**
	 * Closes the database of a tenant, for example before its file is deleted. It is
	 * opened again by the next use.
	 * @param tenant the name of the tenant
	 * @return whether it is closed now: not if it is in use
	 */
	public boolean close(String tenant) {
		return this.open.close(TenantName.checked(tenant));
	}

	/**
	 * Closes all databases and refuses further sessions with a
	 * {@link LibsqlClosedException}. What is in use gets up to 10 seconds to end.
	 */
	@Override
	public void close() {
		this.open.close();
	}

	/**
	 * Says where the database of a tenant is.
	 */
	@FunctionalInterface
	public interface Resolver {

		/**
		 * Sets what is special about a tenant: a namespace, a URL, a token. Called
		 * whenever its database is opened, on the thread of whoever uses it first.
		 * @param tenant the name of the tenant, safe to be part of a URL or a path
		 * @param settings the settings that all tenants have. A resolver has to set
		 * something that no other tenant has, or they would share a database
		 * @throws RuntimeException if there is no such tenant; the caller gets it
		 */
		void resolve(String tenant, LibsqlClient.Builder settings);

	}

	/**
	 * What all tenants have in common. Not thread-safe.
	 */
	public static final class Builder {

		private static final int DEFAULT_MAX_OPEN = 100;

		private static final Duration DEFAULT_OPEN_TIMEOUT = Duration.ofSeconds(30);

		private Supplier<LibsqlClient.Builder> settings = LibsqlClient::builder;

		private Function<Database, CurrentTransaction> currentTransaction = (database) -> CurrentTransaction.NONE;

		private int maxOpen = DEFAULT_MAX_OPEN;

		private Duration openTimeout = DEFAULT_OPEN_TIMEOUT;

		private Builder() {
		}

		/**
		 * Sets the settings that all tenants have.
		 * @param settings gives new settings at each call, on any thread
		 * @return this builder
		 */
		public Builder settings(Supplier<LibsqlClient.Builder> settings) {
			this.settings = Objects.requireNonNull(settings, "settings");
			return this;
		}

		/**
		 * Sets which transaction the clients join.
		 * @param currentTransaction tells it for a database; none by default
		 * @return this builder
		 */
		public Builder currentTransaction(Function<Database, CurrentTransaction> currentTransaction) {
			this.currentTransaction = Objects.requireNonNull(currentTransaction, "currentTransaction");
			return this;
		}

		/**
		 * Sets how many databases may be open at a time; 100 by default.
		 * @param maxOpen a positive number
		 * @return this builder
		 */
		public Builder maxOpen(int maxOpen) {
			if (maxOpen < 1) {
				throw new IllegalArgumentException("At least one database must be open at a time, not " + maxOpen);
			}
			this.maxOpen = maxOpen;
			return this;
		}

		/**
		 * Sets how long a call waits for room if that many databases are in use; 30
		 * seconds by default.
		 * @param openTimeout a time, zero for not at all
		 * @return this builder
		 */
		public Builder openTimeout(Duration openTimeout) {
			if (openTimeout.isNegative()) {
				throw new IllegalArgumentException("The time to wait must not be negative");
			}
			this.openTimeout = openTimeout;
			return this;
		}

		/**
		 * Opens nothing yet.
		 * @param resolver says where the database of each tenant is
		 * @return the databases
		 */
		public TenantLibsqlDatabases build(Resolver resolver) {
			return new TenantLibsqlDatabases(this, Objects.requireNonNull(resolver, "resolver"));
		}

	}

}
