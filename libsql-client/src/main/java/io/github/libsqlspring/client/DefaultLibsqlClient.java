package io.github.libsqlspring.client;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlResponseException;
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

	private volatile boolean closed;

	DefaultLibsqlClient(Database database, boolean ownsDatabase, CurrentTransaction currentTransaction) {
		this.database = database;
		this.ownsDatabase = ownsDatabase;
		this.currentTransaction = currentTransaction;
	}

	@Override
	public StatementSpec sql(String sql) {
		return new DefaultStatementSpec(this, sql);
	}

	@Override
	public StatementResult execute(Statement statement) {
		List<Statement> statements = List.of(statement);
		SqlCheck.noTransactionControl(statements);
		Transaction current = current();
		return (current != null) ? current.execute(statement) : run(BatchProgram.autocommit(statements)).get(0);
	}

	@Override
	public List<StatementResult> batch(List<Statement> statements) {
		List<Statement> copy = List.copyOf(statements);
		SqlCheck.noTransactionControl(copy);
		return batchChecked(SqlCheck.isReadOnly(copy) ? TransactionMode.READ : TransactionMode.WRITE, copy);
	}

	@Override
	public List<StatementResult> batch(TransactionMode mode, List<Statement> statements) {
		List<Statement> copy = List.copyOf(statements);
		SqlCheck.noTransactionControl(copy);
		if (mode == TransactionMode.READ) {
			SqlCheck.readOnly(copy);
		}
		return batchChecked(mode, copy);
	}

	private List<StatementResult> batchChecked(TransactionMode mode, List<Statement> statements) {
		Transaction current = current();
		if (current != null || statements.isEmpty()) {
			return (current != null) ? current.batch(statements) : List.of();
		}
		return run(BatchProgram.atomic(mode, statements));
	}

	@Override
	public void executeScript(String script) {
		List<Statement> statements = Scripts.split(script);
		Transaction current = current();
		if (current != null) {
			SqlCheck.noTransactionControl(statements);
			current.batch(statements);
			return;
		}
		if (statements.isEmpty()) {
			return;
		}
		BatchProgram program = BatchProgram.autocommit(statements);
		BatchResult result = runOnce(program);
		program.results(result);
		if (!result.autocommit()) {
			throw new LibsqlResponseException(new LibsqlError("TRANSACTION_LEFT_OPEN",
					"The script ends inside a transaction, which was rolled back; end it with COMMIT"), null);
		}
	}

	@Override
	public LibsqlTransaction begin(TransactionMode mode) {
		checkOpen();
		return new DefaultLibsqlTransaction(new Transaction(this.database.openSession(), mode));
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
					+ "between transactions only");
		}
		return copy.isEmpty() ? List.of() : run(BatchProgram.migration(copy));
	}

	private List<StatementResult> run(BatchProgram program) {
		return program.results(runOnce(program));
	}

	private BatchResult runOnce(BatchProgram program) {
		try (Session session = this.database.openSession()) {
			return session.batchAndClose(program.batch(), CallOptions.DEFAULT);
		}
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
