package io.github.libsqlspring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A session that answers as it was told and remembers what it was asked.
 */
final class ScriptedSession implements Session {

	private final Deque<Supplier<BatchResult>> answers = new ArrayDeque<>();

	private final List<String> calls = new ArrayList<>();

	private final Deque<Supplier<Row>> rows = new ArrayDeque<>();

	private final LockHolders lockHolders = new LockHolders(false);

	private boolean writesRefused;

	private int closed;

	ScriptedSession answer(boolean autocommit, StepResult... steps) {
		this.answers.add(() -> new BatchResult(List.of(steps), autocommit));
		return this;
	}

	ScriptedSession fail(RuntimeException failure) {
		this.answers.add(() -> {
			throw failure;
		});
		return this;
	}

	ScriptedSession row(long value) {
		Column column = new Column("a", null);
		this.rows.add(() -> new Row(List.of(column), List.of(Value.of(value))));
		return this;
	}

	ScriptedSession failRow(RuntimeException failure) {
		this.rows.add(() -> {
			throw failure;
		});
		return this;
	}

	boolean writesRefused() {
		return this.writesRefused;
	}

	/**
	 * What was asked: the statements of a batch, with {@code close} behind the last.
	 * @return one text per call
	 */
	List<String> calls() {
		return this.calls;
	}

	int closed() {
		return this.closed;
	}

	@Override
	public Cursor openCursor(BatchProgram program, CallOptions options) {
		this.calls.add("open " + describe(program.batch()));
		if (!this.answers.isEmpty()) {
			this.answers.remove().get();
		}
		return new ScriptedCursor();
	}

	@Override
	public StatementDescription describe(String sql) {
		throw new UnsupportedOperationException();
	}

	@Override
	public LockHolders lockHolders() {
		return this.lockHolders;
	}

	@Override
	public void refuseWrites() {
		this.writesRefused = true;
	}

	@Override
	public void cancel() {
	}

	@Override
	public BatchResult batch(Batch batch, CallOptions options) {
		this.calls.add(describe(batch));
		return this.answers.remove().get();
	}

	@Override
	public BatchResult batchAndClose(Batch batch, CallOptions options) {
		this.calls.add(describe(batch) + "; close");
		return this.answers.remove().get();
	}

	@Override
	public void close() {
		this.closed++;
	}

	private static String describe(Batch batch) {
		return String.join("; ", batch.steps().stream().map((step) -> step.statement().sql()).toList());
	}

	/**
	 * The rows as they were told.
	 */
	private final class ScriptedCursor implements Cursor {

		private boolean closed;

		@Override
		public List<Column> columns() {
			return List.of();
		}

		@Override
		public @Nullable Row next() {
			Supplier<Row> next = ScriptedSession.this.rows.poll();
			return (next != null) ? next.get() : null;
		}

		@Override
		public void close() {
			if (!this.closed) {
				this.closed = true;
				ScriptedSession.this.calls.add("close rows");
			}
		}

	}

}
