package io.github.libsqlspring.jdbc;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.ObservedCalls;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Transaction;
import io.github.libsqlspring.concurrent.BlockingCalls;
import io.github.libsqlspring.sqlite.LocalConnection;

/**
 * A connection on either path. Threads that share it wait for one another, but for
 * {@link #abort(Executor)} and {@link #isClosed()}, which do not wait.
 */
final class LibsqlConnection extends UnsupportedConnection implements LentConnection {

	private static final long ABORT_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

	private final ConnectionLock lock = new ConnectionLock();

	private final Database database;

	private final JdbcSettings settings;

	private final Warnings warnings = new Warnings();

	private final TransactionState transactions;

	private final ConnectionPath path;

	private final Runnable onClose;

	private final ClientInfo clientInfo = new ClientInfo();

	private final Set<LibsqlStatement> statements = Collections
		.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

	private @Nullable LibsqlDatabaseMetaData metaData;

	private volatile Duration networkTimeout = Duration.ZERO;

	private final AtomicBoolean closed = new AtomicBoolean();

	private LibsqlConnection(Database database, JdbcSettings settings, TransactionState transactions,
			ConnectionPath path, Runnable onClose) {
		this.database = database;
		this.settings = settings;
		this.transactions = transactions;
		this.path = path;
		this.onClose = onClose;
	}

	/**
	 * Opens a connection; to a server nothing is sent.
	 * @param database the database
	 * @param settings what it is told beside the database
	 * @param onClose what to do when the connection is closed
	 * @return the connection
	 * @throws SQLException if a local database cannot be opened
	 */
	static LibsqlConnection open(Database database, JdbcSettings settings, Runnable onClose) throws SQLException {
		if (database.isClosed()) {
			throw SqlExceptions.closed("database");
		}
		if (database.target().isLocal()) {
			Session session = SqlExceptions.translate(database::openSession);
			Optional<LocalConnection> sqlite = session.unwrap(LocalConnection.class);
			if (sqlite.isPresent()) {
				SqlitePath path = new SqlitePath(session, sqlite.get(), ObservedCalls.of(database));
				return new LibsqlConnection(database, settings, path.transactions(), path, onClose);
			}
			session.close();
		}
		TransactionState transactions = new TransactionState(database::openSession, ObservedCalls.of(database));
		return new LibsqlConnection(database, settings, transactions, new SessionPath(database, transactions), onClose);
	}

	/**
	 * What a thread holds while it uses the connection.
	 * @return the lock
	 */
	ConnectionLock lock() {
		return this.lock;
	}

	/**
	 * Prepares one statement of any kind; nothing is sent.
	 * @param sql its text
	 * @param keys the keys that were asked for
	 * @return the statement, which the caller closes
	 * @throws SQLException if it controls transactions in a way that SQLite does not know
	 */
	PathStatement prepare(SqlText sql, GeneratedKeys keys) throws SQLException {
		if (sql.parsed().isTransactionControl()) {
			return new ControlStatement(this.path, TransactionControlParser.parse(sql.parsed()));
		}
		PathStatement statement = KeyedStatement.prepare(this.path, sql, keys);
		return calls().areObserved() ? new ObservedStatement(statement, sql, calls()) : statement;
	}

	ObservedCalls calls() {
		return this.transactions.calls();
	}

	ConnectionPath path() {
		return this.path;
	}

	/**
	 * Executes a query of the driver itself, see
	 * {@link ConnectionPath#lookUp(Statement)}.
	 * @param statement the query
	 * @return its result
	 * @throws SQLException if it fails
	 */
	StatementResult lookUp(Statement statement) throws SQLException {
		ConnectionLock held = this.lock.hold(this.networkTimeout);
		try (held) {
			checkOpen();
			return this.path.lookUp(statement);
		}
	}

	TransactionState transactions() {
		return this.transactions;
	}

	Database database() {
		return this.database;
	}

	JdbcSettings settings() {
		return this.settings;
	}

	Duration networkTimeoutAsDuration() {
		return this.networkTimeout;
	}

	private CallOptions callOptions() {
		return ExecutionOptions.toCallOptions(this.networkTimeout);
	}

	void checkOpen() throws SQLException {
		if (this.closed.get()) {
			throw SqlExceptions.closed("connection");
		}
	}

	private <T extends LibsqlStatement> T remember(T statement) {
		// JDBC reports here what a statement was asked for and is not.
		this.warnings.add(statement.form().warning());
		this.statements.add(statement);
		return statement;
	}

	void forget(LibsqlStatement statement) {
		this.statements.remove(statement);
	}

	@Override
	public java.sql.Statement createStatement() throws SQLException {
		return createStatement(ResultForm.FORWARD_ONLY);
	}

	@Override
	public java.sql.Statement createStatement(int type, int concurrency) throws SQLException {
		return createStatement(type, concurrency, ResultSet.HOLD_CURSORS_OVER_COMMIT);
	}

	@Override
	public java.sql.Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
		return createStatement(ResultForm.of(type, concurrency, holdability));
	}

	private java.sql.Statement createStatement(ResultForm form) throws SQLException {
		checkOpen();
		return remember(new LibsqlStatement(this, form, GeneratedKeys.NONE));
	}

	@Override
	public java.sql.PreparedStatement prepareStatement(String sql) throws SQLException {
		return prepareText(sql, ResultForm.FORWARD_ONLY, GeneratedKeys.NONE);
	}

	@Override
	public java.sql.PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
		return prepareStatement(sql, type, concurrency, ResultSet.HOLD_CURSORS_OVER_COMMIT);
	}

	@Override
	public java.sql.PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
			throws SQLException {
		return prepareText(sql, ResultForm.of(type, concurrency, holdability), GeneratedKeys.NONE);
	}

	@Override
	public java.sql.PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
		return prepareText(sql, ResultForm.FORWARD_ONLY, GeneratedKeys.of(autoGeneratedKeys));
	}

	@Override
	public java.sql.PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
		return prepareText(sql, ResultForm.FORWARD_ONLY, GeneratedKeys.of(columnIndexes));
	}

	@Override
	public java.sql.PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
		return prepareText(sql, ResultForm.FORWARD_ONLY, GeneratedKeys.of(columnNames));
	}

	private java.sql.PreparedStatement prepareText(String sql, ResultForm form, GeneratedKeys keys)
			throws SQLException {
		ConnectionLock held = this.lock.hold(this.networkTimeout);
		try (held) {
			checkOpen();
			List<SqlText> script = SqlText.all(JdbcEscapes.replaceAll(sql));
			if (script.size() > 1 && script.stream().allMatch((text) -> text.parameterCount() == 0)) {
				return remember(new PreparedScript(this, script, form, keys.requireNames()));
			}
			// Refuses several statements with parameters: whose would the first one be?
			SqlText text = (script.size() == 1) ? script.get(0) : SqlText.of(sql);
			return remember(new LibsqlPreparedStatement(this, text, form, keys.resolve(this.path, text)));
		}
	}

	@Override
	public String nativeSQL(String sql) throws SQLException {
		checkOpen();
		return JdbcEscapes.replaceAll(sql);
	}

	@Override
	public void setAutoCommit(boolean autoCommit) throws SQLException {
		ConnectionLock held = this.lock.hold();
		try (held) {
			checkOpen();
			this.transactions.setAutoCommit(autoCommit, callOptions());
		}
	}

	@Override
	public boolean getAutoCommit() throws SQLException {
		checkOpen();
		return this.transactions.isAutoCommit();
	}

	@Override
	public void commit() throws SQLException {
		ConnectionLock held = this.lock.hold();
		try (held) {
			checkOpen();
			CallOptions options = callOptions();
			this.transactions.end("commit", (transaction) -> transaction.commit(options));
		}
	}

	@Override
	public void rollback() throws SQLException {
		ConnectionLock held = this.lock.hold();
		try (held) {
			checkOpen();
			CallOptions options = callOptions();
			this.transactions.end("rollback", (transaction) -> transaction.rollback(options));
		}
	}

	@Override
	public Savepoint setSavepoint() throws SQLException {
		ConnectionLock held = this.lock.hold();
		try (held) {
			checkOpen();
			return this.transactions.setSavepoint(null, callOptions());
		}
	}

	@Override
	public Savepoint setSavepoint(String name) throws SQLException {
		ConnectionLock held = this.lock.hold();
		try (held) {
			checkOpen();
			return this.transactions.setSavepoint(name, callOptions());
		}
	}

	@Override
	public void rollback(Savepoint savepoint) throws SQLException {
		ConnectionLock held = this.lock.hold();
		try (held) {
			checkOpen();
			this.transactions.rollback(own(savepoint), callOptions());
		}
	}

	@Override
	public void releaseSavepoint(Savepoint savepoint) throws SQLException {
		ConnectionLock held = this.lock.hold();
		try (held) {
			checkOpen();
			this.transactions.release(own(savepoint), callOptions());
		}
	}

	private static LibsqlSavepoint own(Savepoint savepoint) throws SQLException {
		if (savepoint instanceof LibsqlSavepoint own) {
			return own;
		}
		throw SqlExceptions.misuse("The savepoint is of another driver");
	}

	@Override
	public void setReadOnly(boolean readOnly) throws SQLException {
		ConnectionLock held = this.lock.hold();
		try (held) {
			checkOpen();
			this.transactions.setReadOnly(readOnly);
		}
	}

	@Override
	public boolean isReadOnly() throws SQLException {
		checkOpen();
		return this.transactions.isReadOnly();
	}

	@Override
	public void setTransactionIsolation(int level) throws SQLException {
		checkOpen();
		switch (level) {
			case TRANSACTION_READ_UNCOMMITTED, TRANSACTION_READ_COMMITTED, TRANSACTION_REPEATABLE_READ,
					TRANSACTION_SERIALIZABLE -> {
				// SQLite is always serializable, which is at least what was asked for.
			}
			default -> throw SqlExceptions.misuse("There is no transaction isolation " + level);
		}
	}

	@Override
	public int getTransactionIsolation() throws SQLException {
		checkOpen();
		return TRANSACTION_SERIALIZABLE;
	}

	@Override
	public DatabaseMetaData getMetaData() throws SQLException {
		checkOpen();
		LibsqlDatabaseMetaData known = this.metaData;
		if (known == null) {
			known = new LibsqlDatabaseMetaData(this);
			this.metaData = known;
		}
		return known;
	}

	@Override
	public boolean isValid(int timeout) throws SQLException {
		if (timeout < 0) {
			throw SqlExceptions.misuse("The timeout must not be negative");
		}
		if (this.closed.get()) {
			return false;
		}
		SqlExceptions.run(BlockingCalls::check);
		Duration limit = TimeLimits.shorter(Duration.ofSeconds(timeout), this.networkTimeout);
		try {
			ConnectionLock held = this.lock.hold(limit);
			try (held) {
				this.path.ping(limit);
				return true;
			}
		}
		catch (SQLException ex) {
			System.getLogger(LibsqlConnection.class.getName())
				.log(System.Logger.Level.DEBUG, "The connection is not valid", ex);
			return false;
		}
	}

	/**
	 * Limits each round trip to a server; a local database has no network to wait for.
	 */
	@Override
	public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
		checkOpen();
		if (milliseconds < 0) {
			throw SqlExceptions.misuse("The timeout must not be negative");
		}
		this.networkTimeout = Duration.ofMillis(milliseconds);
	}

	@Override
	public int getNetworkTimeout() throws SQLException {
		checkOpen();
		return (int) this.networkTimeout.toMillis();
	}

	@Override
	public @Nullable SQLWarning getWarnings() throws SQLException {
		checkOpen();
		return this.warnings.first();
	}

	@Override
	public void clearWarnings() throws SQLException {
		checkOpen();
		this.warnings.clear();
		boolean openBySql = this.transactions.isAutoCommit() && this.transactions.begun() != null;
		if (openBySql && PoolReturn.isUnderWay()) {
			endRequest();
		}
	}

	@Override
	public void setHoldability(int holdability) throws SQLException {
		checkOpen();
		ResultForm.checkHoldability(holdability);
	}

	@Override
	public int getHoldability() throws SQLException {
		checkOpen();
		return ResultSet.HOLD_CURSORS_OVER_COMMIT;
	}

	/**
	 * Ignored, as JDBC demands of a database without catalogs.
	 */
	@Override
	public void setCatalog(@Nullable String catalog) throws SQLException {
		checkOpen();
	}

	@Override
	public @Nullable String getCatalog() throws SQLException {
		checkOpen();
		return null;
	}

	/**
	 * Ignored, as JDBC demands of a database without schemas.
	 */
	@Override
	public void setSchema(@Nullable String schema) throws SQLException {
		checkOpen();
	}

	@Override
	public @Nullable String getSchema() throws SQLException {
		checkOpen();
		return null;
	}

	@Override
	public Map<String, Class<?>> getTypeMap() throws SQLException {
		checkOpen();
		return Map.of();
	}

	/**
	 * Keeps the three properties that JDBC defines; any other is dropped with a warning.
	 */
	@Override
	public void setClientInfo(@Nullable String name, @Nullable String value) throws SQLClientInfoException {
		checkOpenForClientInfo();
		if (!this.clientInfo.set(name, value)) {
			this.warnings.add("The client info property " + name + " is not known and was not kept", "01000");
		}
	}

	/**
	 * Replaces all properties, as {@link #setClientInfo(String, String)} does.
	 */
	@Override
	public void setClientInfo(@Nullable Properties properties) throws SQLClientInfoException {
		checkOpenForClientInfo();
		this.clientInfo.clear();
		if (properties != null) {
			for (String name : properties.stringPropertyNames()) {
				setClientInfo(name, properties.getProperty(name));
			}
		}
	}

	private void checkOpenForClientInfo() throws SQLClientInfoException {
		if (isClosed()) {
			throw new SQLClientInfoException("The connection is closed", "08003", Map.of());
		}
	}

	@Override
	public @Nullable String getClientInfo(@Nullable String name) throws SQLException {
		checkOpen();
		return this.clientInfo.get(name);
	}

	@Override
	public Properties getClientInfo() throws SQLException {
		checkOpen();
		return this.clientInfo.toProperties();
	}

	@Override
	public boolean isClosed() {
		return this.closed.get();
	}

	/**
	 * Closes the connection at once and stops what another thread is doing with it; the
	 * executor frees what it holds when that has ended.
	 */
	@Override
	public void abort(@Nullable Executor executor) throws SQLException {
		if (executor == null) {
			throw SqlExceptions.misuse("There is no executor");
		}
		if (this.closed.compareAndSet(false, true)) {
			stopWhatRuns();
			try {
				executor.execute(this::releaseByForce);
			}
			catch (RejectedExecutionException ex) {
				releaseByForce();
			}
		}
	}

	@Override
	public void beginRequest() throws SQLException {
		checkOpen();
		this.path.acceptChanges();
	}

	/**
	 * Closes the statements and rolls back what is open, so that the next borrower finds
	 * nothing of this one. Does nothing if the connection is closed.
	 */
	@Override
	public void endRequest() {
		ConnectionLock held = this.lock.hold();
		try (held) {
			if (!isClosed()) {
				closeStatements();
				this.transactions.close();
			}
		}
	}

	@Override
	public boolean isChanged() {
		return this.path.isChanged();
	}

	private void stopWhatRuns() {
		this.path.interrupt();
		statements().forEach(LibsqlStatement::breakOff);
		Transaction transaction = this.transactions.begun();
		if (transaction != null) {
			transaction.cancel();
		}
	}

	// What comes just before a statement starts is lost.
	private void releaseByForce() {
		while (!this.lock.tryHold(ABORT_PAUSE)) {
			stopWhatRuns();
		}
		try (this.lock) {
			release();
		}
	}

	/**
	 * Closes the statements and rolls back what is open, when other threads have done
	 * what they are doing.
	 */
	@Override
	public void close() {
		ConnectionLock held = this.lock.hold();
		try (held) {
			if (this.closed.compareAndSet(false, true)) {
				release();
			}
		}
	}

	private List<LibsqlStatement> statements() {
		synchronized (this.statements) {
			return new ArrayList<>(this.statements);
		}
	}

	private void closeStatements() {
		statements().forEach(LibsqlStatement::close);
	}

	private void release() {
		closeStatements();
		try {
			this.transactions.close();
			this.path.close();
		}
		finally {
			this.onClose.run();
		}
	}

	/**
	 * Gives this connection, its {@link Database}, the {@link Transaction} that its
	 * statements run in, the {@link Session} of that transaction (of a local database
	 * also outside one), the sqlite-jdbc connection of a local database, or the
	 * {@link DateFormat} that it was told.
	 */
	@Override
	public <T> T unwrap(@Nullable Class<T> type) throws SQLException {
		checkOpen();
		if (type == null) {
			throw SqlExceptions.misuse("The type to unwrap to is null");
		}
		for (Object candidate : List.of(this, this.database)) {
			if (type.isInstance(candidate)) {
				return type.cast(candidate);
			}
		}
		if (type == Transaction.class) {
			return type.cast(currentTransaction());
		}
		if (type == Session.class) {
			return type.cast(currentSession());
		}
		if (type == DateFormat.class) {
			return type.cast(this.settings.dateFormat());
		}
		return this.path.unwrap(type).orElseThrow(() -> SqlExceptions.misuse("This is no wrapper for " + type));
	}

	private Session currentSession() throws SQLException {
		ConnectionLock held = this.lock.hold();
		try (held) {
			Transaction transaction = this.transactions.requireForStatement();
			if (transaction != null) {
				SqlExceptions.run(transaction::ensureBegun);
				return transaction.session();
			}
			return this.path.unwrap(Session.class)
				.orElseThrow(() -> SqlExceptions.transactionState("In autocommit no session of a server is held"));
		}
	}

	private Transaction currentTransaction() throws SQLException {
		ConnectionLock held = this.lock.hold();
		try (held) {
			Transaction transaction = this.transactions.requireForStatement();
			if (transaction == null) {
				throw SqlExceptions.transactionState("In autocommit there is no transaction");
			}
			return transaction;
		}
	}

	@Override
	public boolean isWrapperFor(@Nullable Class<?> type) throws SQLException {
		checkOpen();
		if (type == null) {
			return false;
		}
		boolean inTransaction = !this.transactions.isAutoCommit() || this.transactions.begun() != null;
		if (type == Transaction.class || (type == Session.class && inTransaction)) {
			return inTransaction;
		}
		return type.isInstance(this) || type.isInstance(this.database) || type == DateFormat.class
				|| this.path.isWrapperFor(type);
	}

	@Override
	public String toString() {
		return "LibsqlConnection[" + this.database.target().location() + "]";
	}

	@Override
	public Blob createBlob() throws SQLException {
		checkOpen();
		return new MemoryBlob(new byte[0]);
	}

	@Override
	public Clob createClob() throws SQLException {
		return createNClob();
	}

	@Override
	public NClob createNClob() throws SQLException {
		checkOpen();
		return new MemoryClob("");
	}

}
