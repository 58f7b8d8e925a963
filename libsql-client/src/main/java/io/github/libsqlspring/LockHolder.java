package io.github.libsqlspring;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.sql.LockDemand;

/**
 * What one {@link Transaction} holds, and the thread that last used it: a transaction
 * that is handed over belongs to the one who goes on with it.
 */
final class LockHolder {

	private final Transaction transaction;

	private final LockHolders others;

	// Weak: a transaction that nobody ends and nobody can reach is in nobody's way.
	private final Reference<LockHolder> reference = new WeakReference<>(this);

	private volatile LockDemand held = LockDemand.NONE;

	private LockDemand heldBefore = LockDemand.NONE;

	private volatile boolean known;

	private volatile @Nullable Thread user;

	LockHolder(Transaction transaction, LockHolders others) {
		this.transaction = transaction;
		this.others = others;
	}

	LockDemand held() {
		return this.held;
	}

	/**
	 * Takes notice that this thread makes a call.
	 */
	void used() {
		Thread current = Thread.currentThread();
		if (this.user != current) {
			this.user = current;
		}
	}

	/**
	 * Whether the thread that asks has used this transaction last, and has it still: one
	 * that a server has ended by itself, which is asked for that, is in nobody's way.
	 * @return whether waiting for it would be waiting for oneself
	 */
	boolean isOfThisThread() {
		return this.user == Thread.currentThread() && this.transaction.isStillThere();
	}

	/**
	 * Decides how a transaction begins: a writer that would wait for its own thread
	 * begins as a reader if it does nothing else yet.
	 * @param statements its first statements, none if only the lock is wanted
	 * @return the mode
	 * @throws LibsqlResponseException {@code SQLITE_BUSY} if it would wait for its own
	 * thread in any case
	 */
	TransactionMode begin(List<Statement> statements) {
		TransactionMode mode = this.transaction.mode();
		if (this.others.isEmpty()) {
			return mode;
		}
		LockDemand demand = LockHolders.demand(statements);
		if (LockHolders.takesWriteLock(mode) && this.others.isBlocked(this, LockDemand.WRITE)) {
			if (mode == TransactionMode.EXCLUSIVE || statements.isEmpty()) {
				throw this.others.refusal(statements);
			}
			mode = TransactionMode.DEFERRED;
		}
		check(demand, statements);
		return mode;
	}

	/**
	 * Checks the next statements of a transaction that has begun.
	 * @param statements the statements
	 * @throws LibsqlResponseException {@code SQLITE_BUSY} if they would wait for a
	 * transaction of this thread
	 */
	void proceed(List<Statement> statements) {
		if (this.held != LockDemand.WRITE && !this.others.isEmpty()) {
			check(LockHolders.demand(statements), statements);
		}
	}

	private void check(LockDemand demand, List<Statement> statements) {
		if (demand.compareTo(this.held) > 0 && this.others.isBlocked(this, demand)) {
			throw this.others.refusal(statements);
		}
	}

	/**
	 * Takes notice of what a transaction has now.
	 * @param begun how it has begun just now, or {@code null} if that was before
	 * @param statements what it executes
	 */
	void took(@Nullable TransactionMode begun, List<Statement> statements) {
		this.heldBefore = this.held;
		if (begun != null && LockHolders.takesWriteLock(begun)) {
			hold(LockDemand.WRITE);
		}
		else if (mayMatter()) {
			hold(LockHolders.demand(statements));
		}
	}

	private boolean mayMatter() {
		boolean reader = this.transaction.mode() == TransactionMode.READ;
		return reader ? this.held == LockDemand.NONE && this.others.readersWait() : this.held != LockDemand.WRITE;
	}

	private void hold(LockDemand demand) {
		if (demand.compareTo(this.held) > 0) {
			this.held = demand;
			this.known = true;
			this.others.add(this.reference, demand);
		}
	}

	/**
	 * Takes notice that the last statement has not got the lock that it wanted.
	 */
	void failed() {
		this.held = this.heldBefore;
	}

	/**
	 * Takes notice that the transaction is over.
	 */
	void release() {
		if (this.known) {
			this.known = false;
			this.held = LockDemand.NONE;
			this.others.remove(this.reference);
		}
	}

}
