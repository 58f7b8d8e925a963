package io.github.libsqlspring.client;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.LockHolders;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.StatementDescription;

/**
 * A session that keeps the database of its tenant open until it ends.
 */
final class TenantSession implements Session {

	private final Session session;

	private final Runnable release;

	private final AtomicBoolean released = new AtomicBoolean();

	TenantSession(Session session, Runnable release) {
		this.session = session;
		this.release = release;
	}

	@Override
	public BatchResult batch(Batch batch, CallOptions options) {
		return this.session.batch(batch, options);
	}

	@Override
	public BatchResult batchAndClose(Batch batch, CallOptions options) {
		try {
			return this.session.batchAndClose(batch, options);
		}
		finally {
			release();
		}
	}

	@Override
	public void endReading(BatchProgram end, CallOptions options) {
		try {
			this.session.endReading(end, options);
		}
		finally {
			release();
		}
	}

	@Override
	public Cursor openCursor(BatchProgram program, CallOptions options) {
		return this.session.openCursor(program, options);
	}

	@Override
	public StatementDescription describe(String sql) {
		return this.session.describe(sql);
	}

	@Override
	public LockHolders lockHolders() {
		return this.session.lockHolders();
	}

	@Override
	public void refuseWrites() {
		this.session.refuseWrites();
	}

	@Override
	public void cancel() {
		this.session.cancel();
	}

	@Override
	public <T> Optional<T> unwrap(Class<T> type) {
		return this.session.unwrap(type);
	}

	@Override
	public void close() {
		try {
			this.session.close();
		}
		finally {
			release();
		}
	}

	private void release() {
		if (this.released.compareAndSet(false, true)) {
			this.release.run();
		}
	}

}
