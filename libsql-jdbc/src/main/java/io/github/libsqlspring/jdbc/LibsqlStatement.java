package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Value;
import io.github.libsqlspring.concurrent.BlockingCalls;

/**
 * A statement on either path.
 */
class LibsqlStatement extends ConfiguredStatement {

	private final LibsqlConnection connection;

	private final StatementBatch batch = new StatementBatch();

	private final StatementResults results = new StatementResults(this);

	private final Cancellation cancellation = new Cancellation();

	private GeneratedKeys keys;

	private volatile boolean closed;

	LibsqlStatement(LibsqlConnection connection, ResultForm form, GeneratedKeys keys) {
		super(form);
		this.connection = connection;
		this.keys = keys;
	}

	@Override
	final void checkOpen() throws SQLException {
		this.connection.checkOpen();
		if (this.closed) {
			throw SqlExceptions.closed("statement", "HY010");
		}
	}

	/**
	 * Takes the connection for this thread, if it becomes free within the time that an
	 * execution may take.
	 * @return what is held until it is closed
	 * @throws SQLException if it did not become free
	 */
	final ConnectionLock hold() throws SQLException {
		return this.connection.lock().hold(limit());
	}

	/**
	 * Takes the connection for this thread, however long that takes.
	 * @return what is held until it is closed
	 */
	final ConnectionLock holdInAnyCase() {
		return this.connection.lock().hold();
	}

	final JdbcSettings settings() {
		return this.connection.settings();
	}

	private Duration limit() {
		return TimeLimits.shorter(queryTimeout(), this.connection.networkTimeoutAsDuration());
	}

	private long maxBytes() {
		return this.connection.database().maxResultSize();
	}

	private ExecutionOptions options() {
		return new ExecutionOptions(limit(), streamedFetchSize(), maxRows(), maxBytes(), this.cancellation);
	}

	/**
	 * Reads the text that is given with its execution.
	 * @param sql the text
	 * @return its statements, at least one
	 * @throws SQLException if there is none, or one that is not possible
	 */
	List<SqlText> parse(String sql) throws SQLException {
		checkOpen();
		return SqlText.all(withoutEscapes(sql));
	}

	private void executeOnce(List<SqlText> script, GeneratedKeys wanted) throws SQLException {
		SqlText first = script.get(0);
		this.keys = (script.size() == 1) ? wanted.resolve(this.connection.path(), first) : wanted.requireNames();
		if (script.size() > 1) {
			executeScript(script);
			return;
		}
		PathStatement statement = this.connection.prepare(first, this.keys);
		List<Value> noValues = first.requireAll(new Value[first.parameterCount()]);
		begin(script);
		this.results.own(statement);
		execute(statement, noValues);
	}

	/**
	 * Executes several statements in order, up to the first that fails.
	 * @param script the statements, without parameters
	 * @throws SQLException if one fails; what stands before it has been executed
	 */
	final void executeScript(List<SqlText> script) throws SQLException {
		List<BatchItem> items = toItems(script);
		begin(script);
		BatchExecution execution = executeInOrder(items);
		if (execution.failure() != null) {
			throw execution.failure();
		}
		this.results.set(execution.executed());
	}

	private BatchExecution executeInOrder(List<BatchItem> items) throws SQLException {
		return new StatementSequence(this.connection, this.keys, options()).execute(items);
	}

	private static List<BatchItem> toItems(List<SqlText> script) throws SQLException {
		List<BatchItem> items = new ArrayList<>(script.size());
		for (SqlText sql : script) {
			items.add(new BatchItem(sql, sql.requireAll(new Value[sql.parameterCount()])));
		}
		return items;
	}

	final void execute(PathStatement statement, SqlText sql, List<Value> values) throws SQLException {
		begin(List.of(sql));
		execute(statement, values);
	}

	private void begin(List<SqlText> script) throws SQLException {
		SqlExceptions.run(BlockingCalls::check);
		this.results.clear();
		for (SqlText sql : script) {
			this.connection.transactions().check(sql);
		}
	}

	private void execute(PathStatement statement, List<Value> values) throws SQLException {
		this.results.set(List.of(statement.execute(values, options())));
	}

	/**
	 * The position in the rows of a result.
	 * @param rows the rows
	 * @return the position, as this statement was asked for
	 * @throws SQLException if rows cannot be read
	 */
	final RowPosition position(RowCursor rows) throws SQLException {
		if (form().isScrollable()) {
			return new ScrollPosition(RowStore.readAll(rows, maxRows(), maxBytes()));
		}
		return new ForwardPosition(rows, maxRows());
	}

	final StatementResults results() {
		return this.results;
	}

	final ResultSet requireResult() throws SQLException {
		return this.results.requireCurrent();
	}

	final boolean hasResult() {
		return this.results.current() != null;
	}

	final long takeUpdateCount() {
		return this.results.takeUpdateCount();
	}

	static void requireQuery(SqlText sql) throws SQLException {
		if (!sql.mayReturnRows()) {
			throw SqlExceptions.misuse(sql.parsed().keyword() + " has no result set; use executeUpdate() or execute()");
		}
	}

	static void requireUpdate(SqlText sql) throws SQLException {
		if (sql.isQuery()) {
			throw SqlExceptions.misuse(sql.parsed().keyword() + " has a result set; use executeQuery() or execute()");
		}
	}

	@Override
	public ResultSet executeQuery(String sql) throws SQLException {
		ConnectionLock held = hold();
		try (held) {
			List<SqlText> script = parse(sql);
			requireQuery(script.get(0));
			executeOnce(script, GeneratedKeys.NONE);
			return requireResult();
		}
	}

	@Override
	public boolean execute(String sql) throws SQLException {
		return execute(sql, GeneratedKeys.NONE);
	}

	@Override
	public boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
		return execute(sql, GeneratedKeys.of(autoGeneratedKeys));
	}

	@Override
	public boolean execute(String sql, int[] columnIndexes) throws SQLException {
		return execute(sql, GeneratedKeys.of(columnIndexes));
	}

	@Override
	public boolean execute(String sql, String[] columnNames) throws SQLException {
		return execute(sql, GeneratedKeys.of(columnNames));
	}

	private boolean execute(String sql, GeneratedKeys wanted) throws SQLException {
		ConnectionLock held = hold();
		try (held) {
			executeOnce(parse(sql), wanted);
			return hasResult();
		}
	}

	@Override
	public long executeLargeUpdate(String sql) throws SQLException {
		return update(sql, GeneratedKeys.NONE);
	}

	@Override
	public long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
		return update(sql, GeneratedKeys.of(autoGeneratedKeys));
	}

	@Override
	public long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
		return update(sql, GeneratedKeys.of(columnIndexes));
	}

	@Override
	public long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
		return update(sql, GeneratedKeys.of(columnNames));
	}

	private long update(String sql, GeneratedKeys wanted) throws SQLException {
		ConnectionLock held = hold();
		try (held) {
			List<SqlText> script = parse(sql);
			for (SqlText text : script) {
				requireUpdate(text);
			}
			executeOnce(script, wanted);
			return takeUpdateCount();
		}
	}

	@Override
	public int executeUpdate(String sql) throws SQLException {
		return toCount(executeLargeUpdate(sql));
	}

	@Override
	public int executeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
		return toCount(executeLargeUpdate(sql, autoGeneratedKeys));
	}

	@Override
	public int executeUpdate(String sql, int[] columnIndexes) throws SQLException {
		return toCount(executeLargeUpdate(sql, columnIndexes));
	}

	@Override
	public int executeUpdate(String sql, String[] columnNames) throws SQLException {
		return toCount(executeLargeUpdate(sql, columnNames));
	}

	static int toCount(long count) {
		return (int) Math.min(count, Integer.MAX_VALUE);
	}

	@Override
	public void addBatch(String sql) throws SQLException {
		ConnectionLock held = holdInAnyCase();
		try (held) {
			addBatch(parse(sql));
		}
	}

	final void addBatch(List<SqlText> script) throws SQLException {
		List<BatchItem> items = toItems(script);
		for (BatchItem item : items) {
			checkBatch(item);
		}
		this.batch.add(items);
	}

	final void addBatch(BatchItem item) throws SQLException {
		checkBatch(item);
		this.batch.add(item);
	}

	private static void checkBatch(BatchItem item) throws SQLException {
		if (item.sql().parsed().isTransactionControl()) {
			throw SqlExceptions.notSupported(item.sql().parsed().keyword() + " in a batch",
					"execute it by itself, before or after the batch");
		}
	}

	@Override
	public void clearBatch() throws SQLException {
		ConnectionLock held = holdInAnyCase();
		try (held) {
			checkOpen();
			this.batch.clear();
		}
	}

	@Override
	public int[] executeBatch() throws SQLException {
		long[] counts = executeLargeBatch();
		int[] result = new int[counts.length];
		for (int i = 0; i < result.length; i++) {
			result[i] = toCount(counts[i]);
		}
		return result;
	}

	@Override
	public long[] executeLargeBatch() throws SQLException {
		ConnectionLock held = hold();
		try (held) {
			return executeAll();
		}
	}

	private long[] executeAll() throws SQLException {
		checkOpen();
		SqlExceptions.run(BlockingCalls::check);
		this.results.clear();
		StatementBatch commands = this.batch.take();
		List<BatchItem> items = commands.items();
		if (items.isEmpty()) {
			return new long[0];
		}
		checkBatch(items);
		BatchExecution execution = executeInOrder(items);
		this.results.setBatch(execution.executed());
		return commands.counts(execution);
	}

	private void checkBatch(List<BatchItem> items) throws SQLException {
		SqlText checked = null;
		try {
			for (BatchItem item : items) {
				// The items of a prepared statement have one text.
				if (checked == null || !checked.isSame(item.sql())) {
					checked = item.sql();
					requireUpdate(checked);
					this.connection.transactions().check(checked);
				}
			}
		}
		catch (SQLException ex) {
			throw SqlExceptions.ofBatch(ex);
		}
	}

	@Override
	public ResultSet getGeneratedKeys() throws SQLException {
		ConnectionLock held = holdInAnyCase();
		try (held) {
			checkOpen();
			return this.results.keys(this.keys);
		}
	}

	@Override
	public @Nullable ResultSet getResultSet() throws SQLException {
		checkOpen();
		return this.results.current();
	}

	@Override
	public int getUpdateCount() throws SQLException {
		return toCount(getLargeUpdateCount());
	}

	@Override
	public long getLargeUpdateCount() throws SQLException {
		checkOpen();
		return this.results.updateCount();
	}

	@Override
	public boolean getMoreResults() throws SQLException {
		return getMoreResults(CLOSE_CURRENT_RESULT);
	}

	@Override
	public boolean getMoreResults(int current) throws SQLException {
		ConnectionLock held = holdInAnyCase();
		try (held) {
			checkOpen();
			return this.results.next(current);
		}
	}

	@Override
	public void closeOnCompletion() throws SQLException {
		checkOpen();
		this.results.closeOnCompletion();
	}

	@Override
	public boolean isCloseOnCompletion() throws SQLException {
		checkOpen();
		return this.results.isCloseOnCompletion();
	}

	/**
	 * Breaks off the call of this statement that is under way, if there is one; may be
	 * called from any thread.
	 */
	@Override
	public void cancel() throws SQLException {
		checkOpen();
		this.cancellation.cancel();
	}

	/**
	 * Breaks off the call that is under way, also when the connection is closed.
	 */
	final void breakOff() {
		this.cancellation.cancel();
	}

	@Override
	public Connection getConnection() throws SQLException {
		checkOpen();
		return this.connection;
	}

	@Override
	public final boolean isClosed() {
		return this.closed;
	}

	@Override
	public void close() {
		ConnectionLock held = holdInAnyCase();
		try (held) {
			if (!this.closed) {
				this.closed = true;
				release();
				this.connection.forget(this);
			}
		}
	}

	/**
	 * Frees what is held; called once.
	 */
	void release() {
		this.results.clear();
	}

}
