package io.github.libsqlspring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * A session that answers as it was told and remembers what it was asked.
 */
final class ScriptedSession implements Session {

	private final Deque<Supplier<BatchResult>> answers = new ArrayDeque<>();

	private final List<String> calls = new ArrayList<>();

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
		throw new UnsupportedOperationException();
	}

	@Override
	public StatementDescription describe(String sql) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void refuseWrites() {
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

}
