package io.github.libsqlspring.client;

import io.github.libsqlspring.TransactionMode;

/**
 * One of the databases that are compared, with the transaction that is open on it.
 */
final class DifferentialSubject {

	private final LibsqlClient client;

	private LibsqlTransaction transaction;

	DifferentialSubject(LibsqlClient client) {
		this.client = client;
	}

	LibsqlClient client() {
		return this.client;
	}

	boolean inTransaction() {
		return this.transaction != null;
	}

	LibsqlOperations operations() {
		return (this.transaction != null) ? this.transaction : this.client;
	}

	void begin(TransactionMode mode) {
		if (this.transaction == null) {
			this.transaction = this.client.begin(mode);
		}
	}

	void commit() {
		if (this.transaction != null) {
			try (LibsqlTransaction ending = this.transaction) {
				this.transaction = null;
				ending.commit();
			}
		}
	}

	void rollback() {
		if (this.transaction != null) {
			this.transaction.rollback();
			this.transaction = null;
		}
	}

}
