package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.concurrent.BlockingCalls;
import io.github.libsqlspring.concurrent.OpenSessions;

/**
 * The databases of tenants that are open, in the order of their last use. Its lock is
 * never held while a database is opened or closed. Thread-safe.
 */
final class OpenTenants {

	private final Function<String, Database> opener;

	private final int maxOpen;

	private final Duration openTimeout;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition released = this.lock.newCondition();

	// The eldest first.
	private final Map<String, OpenTenant> tenants = new LinkedHashMap<>(16, 0.75F, true);

	private volatile boolean closed;

	OpenTenants(Function<String, Database> opener, int maxOpen, Duration openTimeout) {
		this.opener = opener;
		this.maxOpen = maxOpen;
		this.openTimeout = openTimeout;
	}

	/**
	 * Keeps the database of a tenant open, after it has been opened if need be.
	 * @param name the tenant
	 * @return its database, to be given back by {@link #release(OpenTenant)}
	 */
	OpenTenant lease(String name) {
		List<OpenTenant> evicted = new ArrayList<>(1);
		OpenTenant tenant;
		this.lock.lock();
		try {
			tenant = reserve(name, evicted);
		}
		finally {
			this.lock.unlock();
		}
		try {
			// First, so that there is never one more than there may be.
			evicted.forEach(OpenTenant::close);
			tenant.database(() -> this.opener.apply(name));
			return tenant;
		}
		catch (RuntimeException | Error ex) {
			release(tenant);
			throw ex;
		}
	}

	private OpenTenant reserve(String name, List<OpenTenant> evicted) {
		long nanos = this.openTimeout.toNanos();
		try {
			OpenTenant tenant = find(name, evicted);
			while (tenant == null) {
				BlockingCalls.check();
				if (nanos <= 0) {
					throw noneFree();
				}
				nanos = this.released.awaitNanos(nanos);
				tenant = find(name, evicted);
			}
			tenant.leases++;
			return tenant;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LibsqlTransportException(ErrorKind.INTERRUPTED,
					"Interrupted while waiting to open the database of a tenant; nothing was executed", false, null,
					ex);
		}
	}

	private LibsqlTransportException noneFree() {
		return new LibsqlTransportException(ErrorKind.CAPACITY, "The database of this tenant cannot be opened: all "
				+ this.maxOpen + " that may be open are in use; nothing was executed", false, null, null);
	}

	private @Nullable OpenTenant find(String name, List<OpenTenant> evicted) {
		if (this.closed) {
			throw OpenSessions.closedException();
		}
		OpenTenant known = this.tenants.get(name);
		if (known == null && (this.tenants.size() < this.maxOpen || evict(evicted))) {
			known = new OpenTenant(name);
			this.tenants.put(name, known);
		}
		return known;
	}

	private boolean evict(List<OpenTenant> evicted) {
		for (Iterator<OpenTenant> eldest = this.tenants.values().iterator(); eldest.hasNext();) {
			OpenTenant tenant = eldest.next();
			if (tenant.leases == 0) {
				eldest.remove();
				evicted.add(tenant);
				return true;
			}
		}
		return false;
	}

	/**
	 * Lets a database be closed when others need its place.
	 * @param tenant what {@link #lease(String)} gave
	 */
	void release(OpenTenant tenant) {
		this.lock.lock();
		try {
			tenant.leases--;
			if (tenant.leases == 0) {
				if (!tenant.isOpen()) {
					// It could not be opened, and takes no place.
					this.tenants.remove(tenant.name(), tenant);
				}
				wakeAll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	// Not one alone: several may wait for the same tenant, and one place is enough for
	// them.
	private void wakeAll() {
		this.released.signalAll();
	}

	/**
	 * The database of a tenant if it is open, also while it is being closed at the end.
	 * This is a use of it.
	 * @param name the tenant
	 * @return its database, which may be closed at any time
	 */
	@Nullable Database known(String name) {
		this.lock.lock();
		try {
			OpenTenant tenant = this.tenants.get(name);
			return (tenant != null) ? tenant.opened() : null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The database of a tenant if it is open, without using it.
	 * @param name the tenant
	 * @return its database, which may be closed at any time
	 */
	@Nullable Database peek(String name) {
		this.lock.lock();
		try {
			// Not get(), which would be a use.
			return this.tenants.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().equals(name))
				.findFirst()
				.map((entry) -> entry.getValue().opened())
				.orElse(null);
		}
		finally {
			this.lock.unlock();
		}
	}

	int size() {
		this.lock.lock();
		try {
			return this.tenants.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isClosed() {
		return this.closed;
	}

	boolean close(String name) {
		OpenTenant tenant;
		this.lock.lock();
		try {
			tenant = this.tenants.get(name);
			if (tenant == null) {
				return true;
			}
			if (tenant.leases > 0) {
				return false;
			}
			this.tenants.remove(name);
			wakeAll();
		}
		finally {
			this.lock.unlock();
		}
		tenant.close();
		return true;
	}

	void close() {
		List<OpenTenant> left;
		this.lock.lock();
		try {
			this.closed = true;
			left = List.copyOf(this.tenants.values());
			wakeAll();
		}
		finally {
			this.lock.unlock();
		}
		closeAll(left);
		this.lock.lock();
		try {
			this.tenants.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

	// Those with sessions wait for them: all at the same time, however many there are.
	private static void closeAll(List<OpenTenant> left) {
		if (!BlockingCalls.isAllowed()) {
			left.forEach(OpenTenant::close);
			return;
		}
		List<Thread> threads = left.stream()
			.map((tenant) -> new Thread(tenant::close, "libsql-tenants-close"))
			.toList();
		threads.forEach(Thread::start);
		boolean interrupted = false;
		for (Thread thread : threads) {
			while (thread.isAlive()) {
				try {
					thread.join();
				}
				catch (InterruptedException ex) {
					// Ends the waiting of each, not the closing.
					interrupted = true;
					threads.forEach(Thread::interrupt);
				}
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
