package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LockHolders;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.SqlCheck;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Transaction;
import io.github.libsqlspring.TransactionMode;

/**
 * The client: each call takes a session for itself, or joins the current transaction.
 */
final class DefaultLibsqlClient implements LibsqlClient {

	private final Database database;

	private final boolean ownsDatabase;

	private final CurrentTransaction currentTransaction;

	private final @Nullable Duration statementTimeout;

	private volatile boolean closed;

	DefaultLibsqlClient(Database database, boolean ownsDatabase, CurrentTransaction currentTransaction,
			@Nullable Duration statementTimeout) {
		this.database = database;
		this.ownsDatabase = ownsDatabase;
		this.currentTransaction = currentTransaction;
		this.statementTimeout = CallOptions.DEFAULT.withDefaultTimeout(statementTimeout).timeout();
	}

	@Override
	public StatementSpec sql(String sql) {
		return new DefaultStatementSpec(this, sql);
	}

	@Override
	public StatementResult execute(Statement statement, CallOptions options) {
		List<Statement> statements = List.of(statement);
		SqlCheck.noTransactionControl(statements);
		Transaction current = current();
		return (current != null) ? current.execute(statement, joined(options))
				: run(BatchProgram.autocommit(statements), (locks) -> locks.check(statements), options).get(0);
	}

	@Override
	public List<StatementResult> batch(List<Statement> statements, CallOptions options) {
		List<Statement> copy = List.copyOf(statements);
		SqlCheck.noTransactionControl(copy);
		TransactionMode mode = SqlCheck.isReadOnly(copy) ? TransactionMode.READ : TransactionMode.WRITE;
		return batchChecked(mode, copy, options, false);
	}

	@Override
	public List<StatementResult> batch(TransactionMode mode, List<Statement> statements, CallOptions options) {
		List<Statement> copy = List.copyOf(statements);
		SqlCheck.noTransactionControl(copy);
		if (mode == TransactionMode.READ) {
			SqlCheck.readOnly(copy);
		}
		return batchChecked(mode, copy, options, mode == TransactionMode.READ);
	}

	private List<StatementResult> batchChecked(TransactionMode mode, List<Statement> statements, CallOptions options,
			boolean refuseWrites) {
		Transaction current = current();
		if (current != null || statements.isEmpty()) {
			return (current != null) ? current.batch(statements, joined(options)) : List.of();
		}
		BatchProgram program = BatchProgram.atomic(mode, statements);
		try (Session session = this.database.openSession()) {
			session.lockHolders().check(mode, statements);
			if (refuseWrites) {
				session.refuseWrites();
			}
			return program.results(session.batchAndClose(program.batch(), limited(options)));
		}
	}

	@Override
	public Stream<Row> stream(Statement statement, CallOptions options) {
		List<Statement> statements = List.of(statement);
		SqlCheck.noTransactionControl(statements);
		Transaction current = current();
		return RowStream.of((current != null) ? current.openCursor(statement, joined(options))
				: SessionCursor.open(this.database.openSession(), statement, limited(options)));
	}

	@Override
	public void executeScript(String script) {
		List<Statement> statements = Scripts.split(script);
		Transaction current = current();
		if (current != null) {
			SqlCheck.noTransactionControl(statements);
			current.batch(statements, joined(CallOptions.DEFAULT));
			return;
		}
		if (statements.isEmpty()) {
			return;
		}
		BatchProgram program = BatchProgram.autocommit(statements);
		Scripts.checkEnd(program, runOnce(program, (locks) -> locks.check(statements), CallOptions.DEFAULT));
	}

	@Override
	public LibsqlTransaction begin(TransactionMode mode) {
		if (current() != null) {
			throw new IllegalStateException(
					"begin() and inTransaction() cannot begin a transaction beside the one that "
							+ "the DataSource of this database has on this thread. Two ways out: call execute(), sql() or batch() "
							+ "of the client itself, which takes part in that transaction; or suspend it around this call, by "
							+ "@Transactional(propagation = NOT_SUPPORTED), or REQUIRES_NEW for a new one");
		}
		return new DefaultLibsqlTransaction(new Transaction(this.database.openSession(), mode, this.statementTimeout));
	}

	@Override
	public <T extends @Nullable Object> T inTransaction(TransactionMode mode,
			Function<? super LibsqlOperations, ? extends T> work) {
		try (LibsqlTransaction transaction = begin(mode)) {
			T result = work.apply(transaction);
			transaction.commit();
			return result;
		}
	}

	@Override
	public List<StatementResult> migrate(List<Statement> statements) {
		List<Statement> copy = List.copyOf(statements);
		SqlCheck.noTransactionControl(copy);
		if (current() != null) {
			throw new IllegalStateException("migrate() cannot run inside a transaction: SQLite switches foreign keys "
					+ "between transactions only. Suspend it around this call, by "
					+ "@Transactional(propagation = NOT_SUPPORTED)");
		}
		return copy.isEmpty() ? List.of() : run(BatchProgram.migration(copy),
				(locks) -> locks.check(TransactionMode.WRITE, copy), CallOptions.DEFAULT);
	}

	private List<StatementResult> run(BatchProgram program, Consumer<LockHolders> check, CallOptions options) {
		return program.results(runOnce(program, check, options));
	}

	private BatchResult runOnce(BatchProgram program, Consumer<LockHolders> check, CallOptions options) {
		try (Session session = this.database.openSession()) {
			check.accept(session.lockHolders());
			return session.batchAndClose(program.batch(), limited(options));
		}
	}

	private CallOptions limited(CallOptions options) {
		return options.withDefaultTimeout(this.statementTimeout);
	}

	private CallOptions joined(CallOptions options) {
		return limited(options).withTimeoutAtMost(this.currentTransaction.timeLeft());
	}

	private @Nullable Transaction current() {
		checkOpen();
		return this.currentTransaction.get();
	}

	private void checkOpen() {
		if (isClosed()) {
			throw new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.CLIENT_CLOSED,
					"The client is closed", null);
		}
	}

	@Override
	public DatabaseTarget target() {
		return this.database.target();
	}

	@Override
	public boolean isClosed() {
		return this.closed || this.database.isClosed();
	}

	@Override
	public void close() {
		this.closed = true;
		if (this.ownsDatabase) {
			this.database.close();
		}
	}

	@Override
	public String toString() {
		return "LibsqlClient[" + target().location() + "]";
	}

}
