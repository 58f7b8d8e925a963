package io.github.libsqlspring;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.sql.LockDemand;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * The blocking transactions of one database that hold a lock. A thread that waited for a
 * lock of its own other transaction would wait for itself: in a file until the busy
 * timeout, on a server until that transaction is ended by force. What would do that is
 * refused at once. Thread-safe.
 * <p>
 * Part of the inner contract. Other threads' transactions are waited for as ever, and
 * reactive ones are not known here, since no thread is theirs.
 */
public final class LockHolders {

	private static final String ONE_WRITER = "This thread's own other transaction holds the write lock. A database has "
			+ "one writer at a time, and this statement would wait for itself; nothing was executed. Write in that "
			+ "transaction (without REQUIRES_NEW, NOT_SUPPORTED or a second connection), or write here before it "
			+ "begins or after it ends; if it only reads, make it read-only";

	private static final String IN_MEMORY = "This thread's own other transaction holds a lock, and in memory a database "
			+ "has either readers or one writer; this statement would wait for itself, and nothing was executed. Do it "
			+ "in that transaction, or before it begins or after it ends; or use a file, where reading goes on beside a "
			+ "writer";

	private final boolean readersWait;

	private final Set<Reference<LockHolder>> holders = ConcurrentHashMap.newKeySet();

	/**
	 * Knows no transaction yet.
	 * @param readersWait whether a reader and a writer wait for each other, as in memory
	 */
	public LockHolders(boolean readersWait) {
		this.readersWait = readersWait;
	}

	/**
	 * Checks what is about to be executed outside any transaction.
	 * @param statements the statements
	 * @throws LibsqlResponseException {@code SQLITE_BUSY} if they would wait for a
	 * transaction of this thread
	 */
	public void check(List<Statement> statements) {
		if (!isEmpty()) {
			LockDemand demand = demand(statements);
			if (isBlocked(null, demand)) {
				throw refusal(statements);
			}
		}
	}

	/**
	 * Checks a statement that is about to be executed outside any transaction.
	 * @param sql the statement
	 * @throws LibsqlResponseException as for {@link #check(List)}
	 */
	public void check(SqlStatement sql) {
		if (!isEmpty()) {
			LockDemand demand = LockDemand.of(sql);
			if (isBlocked(null, demand)) {
				throw refusal(List.of(Statement.of(sql.text())));
			}
		}
	}

	/**
	 * Checks a transaction of one call, which begins in a mode.
	 * @param mode how it begins
	 * @param statements what it executes
	 * @throws LibsqlResponseException as for {@link #check(List)}
	 */
	public void check(TransactionMode mode, List<Statement> statements) {
		if (!isEmpty()) {
			LockDemand demand = takesWriteLock(mode) ? LockDemand.WRITE : demand(statements);
			if (isBlocked(null, demand)) {
				throw refusal(statements);
			}
		}
	}

	static boolean takesWriteLock(TransactionMode mode) {
		return mode == TransactionMode.WRITE || mode == TransactionMode.EXCLUSIVE;
	}

	static LockDemand demand(List<Statement> statements) {
		List<SqlStatement> parsed = new ArrayList<>(statements.size());
		statements.forEach((statement) -> parsed.addAll(SqlStatement.parseAll(statement.sql())));
		return LockDemand.of(parsed);
	}

	/**
	 * Whether a reader and a writer wait for each other.
	 * @return whether it matters who reads
	 */
	public boolean readersWait() {
		return this.readersWait;
	}

	boolean isEmpty() {
		return this.holders.isEmpty();
	}

	/**
	 * Whether waiting for a lock would be waiting for a transaction of this thread.
	 * @param asking the transaction that asks, or {@code null} outside any
	 * @param demand the lock
	 * @return whether it is to be refused
	 */
	boolean isBlocked(@Nullable LockHolder asking, LockDemand demand) {
		if (demand == LockDemand.NONE) {
			return false;
		}
		for (Reference<LockHolder> reference : this.holders) {
			LockHolder holder = reference.get();
			if (holder != null && holder != asking && isConflict(holder.held(), demand) && holder.isOfThisThread()) {
				return true;
			}
		}
		return false;
	}

	private boolean isConflict(LockDemand held, LockDemand wanted) {
		boolean both = held == LockDemand.WRITE && wanted == LockDemand.WRITE;
		boolean beside = held != LockDemand.NONE && (held == LockDemand.WRITE || wanted == LockDemand.WRITE);
		return both || (this.readersWait && beside);
	}

	LibsqlResponseException refusal(List<Statement> statements) {
		String message = this.readersWait ? IN_MEMORY : ONE_WRITER;
		return new LibsqlResponseException(new LibsqlError("SQLITE_BUSY", message),
				statements.isEmpty() ? null : FailedStatement.single(statements.get(0).sql()));
	}

	void add(Reference<LockHolder> holder, LockDemand held) {
		if (held == LockDemand.WRITE || this.readersWait) {
			this.holders.removeIf((known) -> known.refersTo(null));
			this.holders.add(holder);
		}
	}

	void remove(Reference<LockHolder> holder) {
		this.holders.remove(holder);
	}

}
