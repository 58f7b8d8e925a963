package io.github.libsqlspring.sqlite;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.Transaction;
import io.github.libsqlspring.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqliteTransactionTests {

	private static final Statement INSERT = Statement.of("INSERT INTO t (id) VALUES (1)");

	private SqliteDatabase database;

	@BeforeEach
	void open(@TempDir Path folder) {
		this.database = SqliteDatabase.openFile(folder.resolve("a.db"), SqliteOptions.defaults());
		try (Session session = this.database.openSession()) {
			Sessions.execute(session, "CREATE TABLE t (id INTEGER PRIMARY KEY)");
		}
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void twoWritersThatDidNothingYetDoNotWaitForEachOther() {
		try (Transaction first = begin(TransactionMode.WRITE); Transaction second = begin(TransactionMode.WRITE)) {
			first.execute(INSERT);
			first.commit();
			assertThat(second.execute(Statement.of("SELECT id FROM t")).rows()).hasSize(1);
			second.commit();
		}
	}

	@Test
	void whatIsCommittedStays() {
		try (Transaction transaction = begin(TransactionMode.WRITE)) {
			transaction.execute(INSERT);
			assertThat(count()).isZero();
			transaction.commit();
			assertThat(count()).isEqualTo(1);
		}
	}

	@Test
	void whatIsRolledBackIsGone() {
		try (Transaction transaction = begin(TransactionMode.WRITE)) {
			transaction.execute(INSERT);
			transaction.rollback();
		}
		assertThat(count()).isZero();
	}

	@Test
	void closeWithoutCommitRollsBack() {
		try (Transaction transaction = begin(TransactionMode.DEFERRED)) {
			transaction.execute(INSERT);
		}
		assertThat(count()).isZero();
	}

	@Test
	void aLostTransactionRefusesEverythingAndKeepsNothing() {
		try (Transaction transaction = begin(TransactionMode.WRITE)) {
			transaction.execute(INSERT);

			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> transaction.execute(Statement.of("INSERT OR ROLLBACK INTO t (id) VALUES (1)")))
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.UNIQUE_CONSTRAINT));
			assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(() -> transaction.execute(INSERT))
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST));
			assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(transaction::commit);
		}
		assertThat(count()).isZero();
	}

	@Test
	void aReaderKeepsItsSnapshot() {
		try (Transaction reader = begin(TransactionMode.READ)) {
			reader.execute(Statement.of("SELECT id FROM t"));
			try (Transaction writer = begin(TransactionMode.WRITE)) {
				writer.execute(INSERT);
				writer.commit();
			}
			assertThat(reader.execute(Statement.of("SELECT id FROM t")).rows()).isEmpty();
		}
		assertThat(count()).isEqualTo(1);
	}

	private Transaction begin(TransactionMode mode) {
		return new Transaction(this.database.openSession(), mode);
	}

	private long count() {
		try (Session session = this.database.openSession()) {
			return (Long) Sessions.value(session, "SELECT count(*) FROM t");
		}
	}

}
