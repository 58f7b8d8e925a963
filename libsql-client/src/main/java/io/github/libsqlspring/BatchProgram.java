package io.github.libsqlspring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Batch} made of the caller's statements and the transaction statements around
 * them, and the reading of its result. Pure: blocking and reactive callers on both paths
 * share it.
 * <p>
 * Why the conditions: a libSQL server ends a transaction by force when another writer has
 * waited five seconds, and what is sent after that runs in autocommit and stays.
 * Therefore every statement in a transaction is guarded by {@code not(is_autocommit)} and
 * by the success of the one before.
 */
public final class BatchProgram {

	private static final Condition IN_TRANSACTION = Condition.not(Condition.IS_AUTOCOMMIT);

	private static final Statement COMMIT = Statement.of("COMMIT");

	private static final Statement ROLLBACK = Statement.of("ROLLBACK");

	private final Batch batch;

	private final int firstStatement;

	private final int statementCount;

	private final int requiredSteps;

	private BatchProgram(Batch batch, int firstStatement, int statementCount, int requiredSteps) {
		this.batch = batch;
		this.firstStatement = firstStatement;
		this.statementCount = statementCount;
		this.requiredSteps = requiredSteps;
	}

	/**
	 * Statements outside a transaction, each committed by itself, up to the first
	 * failure.
	 * @param statements the statements
	 * @return the program
	 */
	public static BatchProgram autocommit(List<Statement> statements) {
		List<Batch.Step> steps = new ArrayList<>();
		addChained(steps, statements, null);
		return new BatchProgram(new Batch(steps, steps.size() == 1), 0, statements.size(), steps.size());
	}

	/**
	 * Statements within a transaction that is open.
	 * @param statements the statements
	 * @return the program
	 */
	public static BatchProgram inTransaction(List<Statement> statements) {
		List<Batch.Step> steps = new ArrayList<>();
		addChained(steps, statements, IN_TRANSACTION);
		return new BatchProgram(new Batch(steps), 0, statements.size(), steps.size());
	}

	/**
	 * The start of a transaction and its first statements.
	 * @param mode how to begin
	 * @param statements the statements, possibly none
	 * @return the program
	 */
	public static BatchProgram beginning(TransactionMode mode, List<Statement> statements) {
		List<Batch.Step> steps = new ArrayList<>();
		steps.add(new Batch.Step(null, Statement.of(mode.beginSql())));
		addChained(steps, statements, IN_TRANSACTION);
		return new BatchProgram(new Batch(steps), 1, statements.size(), steps.size());
	}

	/**
	 * Statements as one transaction of their own: all of them or none.
	 * @param mode how to begin
	 * @param statements the statements
	 * @return the program
	 */
	public static BatchProgram atomic(TransactionMode mode, List<Statement> statements) {
		List<Batch.Step> steps = new ArrayList<>();
		steps.add(new Batch.Step(null, Statement.of(mode.beginSql())));
		addChained(steps, statements, IN_TRANSACTION);
		addEnd(steps, 0);
		return new BatchProgram(new Batch(steps, true), 1, statements.size(), steps.size() - 1);
	}

	/**
	 * A migration: one transaction with foreign keys not enforced, and all of them
	 * checked before it commits. The switch is the connection's, which is closed
	 * afterwards.
	 * @param statements the statements
	 * @return the program
	 */
	public static BatchProgram migration(List<Statement> statements) {
		List<Batch.Step> steps = new ArrayList<>();
		steps.add(new Batch.Step(null, ForeignKeyCheck.DISABLE));
		steps.add(new Batch.Step(Condition.ok(0), Statement.of(TransactionMode.WRITE.beginSql())));
		addChained(steps, statements, IN_TRANSACTION);
		addChained(steps, ForeignKeyCheck.STATEMENTS, IN_TRANSACTION);
		addEnd(steps, 1);
		return new BatchProgram(new Batch(steps, true), 2, statements.size(), steps.size() - 1);
	}

	/**
	 * The commit of an open transaction.
	 * @return the program
	 */
	public static BatchProgram commit() {
		return new BatchProgram(new Batch(List.of(new Batch.Step(IN_TRANSACTION, COMMIT))), 0, 0, 1);
	}

	/**
	 * The rollback of an open transaction; one that is already lost is left alone.
	 * @return the program
	 */
	public static BatchProgram rollback() {
		return new BatchProgram(new Batch(List.of(new Batch.Step(IN_TRANSACTION, ROLLBACK))), 0, 0, 0);
	}

	private static void addChained(List<Batch.Step> steps, List<Statement> statements, @Nullable Condition guard) {
		boolean first = steps.isEmpty();
		for (Statement statement : statements) {
			Condition previous = first ? null : Condition.ok(steps.size() - 1);
			first = false;
			steps.add(new Batch.Step(both(previous, guard), statement));
		}
	}

	private static @Nullable Condition both(@Nullable Condition left, @Nullable Condition right) {
		if (left == null || right == null) {
			return (left != null) ? left : right;
		}
		return Condition.and(left, right);
	}

	private static void addEnd(List<Batch.Step> steps, int begin) {
		int commit = steps.size();
		steps.add(new Batch.Step(Condition.and(Condition.ok(commit - 1), IN_TRANSACTION), COMMIT));
		steps.add(new Batch.Step(
				Condition.and(Condition.ok(begin), Condition.not(Condition.ok(commit)), IN_TRANSACTION), ROLLBACK));
	}

	/**
	 * The steps to run.
	 * @return the batch
	 */
	public Batch batch() {
		return this.batch;
	}

	/**
	 * Which step is the only statement of the caller, for results that are read piece by
	 * piece.
	 * @return its index in {@link #batch()}
	 * @throws IllegalStateException if there is not exactly one
	 */
	public int statementStep() {
		if (this.statementCount != 1) {
			throw new IllegalStateException(this.statementCount + " statements");
		}
		return this.firstStatement;
	}

	/**
	 * The results of the caller's statements.
	 * @param result what became of {@link #batch()}
	 * @return one result per statement
	 * @throws LibsqlException the first failure; with the index of the statement if the
	 * caller gave more than one
	 */
	public List<StatementResult> results(BatchResult result) {
		failure(result).ifPresent((failure) -> {
			throw failure;
		});
		return result.steps()
			.subList(this.firstStatement, this.firstStatement + this.statementCount)
			.stream()
			.map((step) -> ((StepResult.Success) step).result())
			.toList();
	}

	/**
	 * The results of the caller's statements up to the first failure.
	 * @param result what became of {@link #batch()}
	 * @return how far the statements came
	 */
	public BatchOutcome outcome(BatchResult result) {
		List<StatementResult> completed = result.steps()
			.subList(this.firstStatement, this.firstStatement + this.statementCount)
			.stream()
			.takeWhile(StepResult::isOk)
			.map((step) -> ((StepResult.Success) step).result())
			.toList();
		return new BatchOutcome(completed, failure(result).orElse(null));
	}

	/**
	 * The first failure, or that of a step which should have run and was skipped.
	 * @param result what became of {@link #batch()}
	 * @return the exception that {@link #results(BatchResult)} throws, if any
	 */
	public Optional<LibsqlException> failure(BatchResult result) {
		List<StepResult> steps = result.steps();
		for (int i = 0; i < steps.size(); i++) {
			if (steps.get(i) instanceof StepResult.Failure failure) {
				return Optional.of(toException(failure.error(), i));
			}
		}
		boolean lost = steps.stream().limit(this.requiredSteps).anyMatch(StepResult.Skipped.class::isInstance);
		return lost ? Optional.of(lost(null)) : Optional.empty();
	}

	/**
	 * The failure of one step, for results that are read piece by piece.
	 * @param error why it failed
	 * @param step its index in {@link #batch()}
	 * @return the exception, with SQL and index if the step is a statement of the caller
	 */
	public LibsqlException toException(LibsqlError error, int step) {
		LibsqlError shown = ForeignKeyCheck.explain(error, this.batch.steps().get(step).statement());
		int index = step - this.firstStatement;
		if (index < 0 || index >= this.statementCount) {
			return new LibsqlResponseException(shown, null);
		}
		String sql = this.batch.steps().get(step).statement().sql();
		return new LibsqlResponseException(shown, new FailedStatement(sql, (this.statementCount > 1) ? index : null));
	}

	/**
	 * The failure of a statement that found its transaction gone and was not executed.
	 * @param cause what ended the transaction, or {@code null} if nobody knows
	 * @return the exception
	 */
	public static LibsqlClosedException lost(@Nullable LibsqlException cause) {
		return new LibsqlClosedException(ErrorKind.TRANSACTION_LOST, LibsqlClosedException.TRANSACTION_CLOSED,
				"The database has ended this transaction" + ((cause != null) ? " (" + cause.code() + ")" : "")
						+ "; nothing of it was kept and this statement was not executed. "
						+ "Run the transaction again from its start",
				cause);
	}

}
