package io.github.libsqlspring.hrana;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.Transaction;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many users of few streams, some of which leave transactions on them, while connections
 * are cut: what was said to be written is there, and nothing else.
 */
@ParameterizedClass
@ValueSource(strings = { "http", "ws" })
class AcknowledgedWritesTests {

	private static final int USERS = 6;

	private static final int TURNS = 60;

	private static final int TURNS_BETWEEN_CUTS = 40;

	private static final String LONG_QUERY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
			+ "WHERE i < 5000) SELECT i FROM n";

	private static Remote remote;

	private final TcpProxy proxy = TcpProxy.to(remote.server().port());

	private final HranaDatabase database;

	private final Set<Long> written = ConcurrentHashMap.newKeySet();

	private final Set<Long> notWritten = ConcurrentHashMap.newKeySet();

	private final AtomicInteger turns = new AtomicInteger();

	private final AtomicInteger readers = new AtomicInteger();

	AcknowledgedWritesTests(String scheme) {
		this.database = Remote.open(scheme + "://127.0.0.1:" + this.proxy.port(), (options) -> {
		});
	}

	@BeforeAll
	static void start() {
		remote = Remote.start();
	}

	@AfterAll
	static void stop() {
		remote.close();
	}

	@AfterEach
	void close() {
		this.database.close();
		this.proxy.close();
	}

	@Test
	void areThereAndNothingElseIs() throws Exception {
		Remote.execute(this.database, "DROP TABLE IF EXISTS t");
		Remote.execute(this.database, "CREATE TABLE t (id INTEGER PRIMARY KEY)");
		ExecutorService users = Executors.newFixedThreadPool(USERS);
		try {
			List<Future<?>> all = new ArrayList<>();
			for (int user = 0; user < USERS; user++) {
				long first = user * 1_000_000L;
				all.add(users.submit(() -> takeTurns(first)));
			}
			for (Future<?> each : all) {
				each.get();
			}
		}
		finally {
			users.shutdownNow();
		}
		try (HranaDatabase other = remote.open()) {
			Set<Long> stored = Remote.execute(other, "SELECT id FROM t")
				.rows()
				.stream()
				.map((row) -> row.getLong(0))
				.collect(Collectors.toSet());
			assertThat(stored).containsAll(this.written).doesNotContainAnyElementsOf(this.notWritten);
			assertThat(this.written.size()).isGreaterThan(USERS * TURNS / 10);
			assertThat(this.readers.get()).isGreaterThan(USERS * TURNS / 10);
		}
	}

	private void takeTurns(long first) {
		Random random = new Random(first);
		for (long id = first; id < first + 2 * TURNS; id += 2) {
			if (this.turns.incrementAndGet() % TURNS_BETWEEN_CUTS == 0) {
				this.proxy.cutAll();
			}
			switch (random.nextInt(7)) {
				case 0, 1 -> readInTransaction(id, random.nextBoolean());
				case 2, 3 -> write(id);
				case 4 -> writeInTransaction(id, random.nextInt(3) != 0);
				case 5 -> leaveCursorOfTransaction(random.nextInt(4));
				default -> leaveCursor(random.nextInt(4));
			}
		}
	}

	private void readInTransaction(long id, boolean commit) {
		try (Transaction transaction = new Transaction(this.database.openSession(), TransactionMode.READ)) {
			Statement count = Statement.of("SELECT count(*), ? FROM t", id);
			long before = transaction.execute(count).rows().get(0).getLong(0);
			Row again = transaction.execute(count).rows().get(0);
			assertThat(again.getLong(0)).isEqualTo(before);
			assertThat(again.getLong(1)).isEqualTo(id);
			if (commit) {
				transaction.commit();
			}
			this.readers.incrementAndGet();
		}
		catch (LibsqlException ex) {
			// It was cut.
		}
	}

	private void write(long id) {
		try {
			assertThat(
					Remote.execute(this.database, "INSERT INTO t VALUES (?) RETURNING id", id).rows().get(0).getLong(0))
				.isEqualTo(id);
			this.written.add(id);
		}
		catch (LibsqlException ex) {
			if (!ex.outcomeUnknown()) {
				this.notWritten.add(id);
			}
		}
	}

	private void writeInTransaction(long id, boolean commit) {
		boolean asked = false;
		try (Transaction transaction = new Transaction(this.database.openSession(), TransactionMode.WRITE)) {
			transaction.execute(Statement.of("INSERT INTO t VALUES (?)", id));
			transaction.execute(Statement.of("INSERT INTO t VALUES (?)", id + 1));
			if (commit) {
				asked = true;
				transaction.commit();
				this.written.addAll(List.of(id, id + 1));
			}
			else {
				transaction.rollback();
				this.notWritten.addAll(List.of(id, id + 1));
			}
		}
		catch (LibsqlException ex) {
			if (!asked) {
				this.notWritten.addAll(List.of(id, id + 1));
			}
		}
	}

	private void leaveCursorOfTransaction(int rows) {
		try (Transaction transaction = new Transaction(this.database.openSession(), TransactionMode.READ)) {
			transaction.execute(Statement.of("SELECT 1"));
			try (Cursor cursor = transaction.openCursor(Statement.of(LONG_QUERY), CallOptions.DEFAULT)) {
				read(cursor, rows);
			}
		}
		catch (LibsqlException ex) {
			// It was cut.
		}
	}

	private void leaveCursor(int rows) {
		BatchProgram query = BatchProgram.autocommit(List.of(Statement.of(LONG_QUERY)));
		try (Session session = this.database.openSession();
				Cursor cursor = session.openCursor(query, CallOptions.DEFAULT)) {
			read(cursor, rows);
		}
		catch (LibsqlException ex) {
			// It was cut.
		}
	}

	private static void read(Cursor cursor, int rows) {
		for (long i = 1; i <= rows; i++) {
			Row row = cursor.next();
			assertThat(row).isNotNull();
			assertThat(row.getLong(0)).isEqualTo(i);
		}
	}

}
