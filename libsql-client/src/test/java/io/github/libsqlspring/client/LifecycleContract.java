package io.github.libsqlspring.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.Statement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that are closed.
 */
interface LifecycleContract extends ClientContract {

	@Test
	default void aClosedClientRefusesEverythingAndClosesAgain() {
		LibsqlClient other = otherClient();
		other.execute("SELECT 1");
		other.close();
		other.close();
		assertThat(other.isClosed()).isTrue();
		assertThat(failure(ErrorKind.CLOSED, () -> other.execute("SELECT 1")).code()).isEqualTo("CLIENT_CLOSED");
		failure(ErrorKind.CLOSED, other::begin);
		failure(ErrorKind.CLOSED, () -> other.batch(List.of(Statement.of("SELECT 1"))));
		failure(ErrorKind.CLOSED, () -> other.executeScript("SELECT 1"));
		failure(ErrorKind.CLOSED, () -> other.migrate(List.of(Statement.of("SELECT 1"))));
	}

	@Test
	default void aClientThatClosesDoesNotDisturbAnother() {
		client().execute("CREATE TABLE t (a)");
		otherClient().execute("INSERT INTO t VALUES (1)");
		otherClient().close();
		assertThat(row("SELECT a FROM t").getLong(0)).isEqualTo(1);
	}

	@Test
	default void aClientThatClosesWaitsForATransactionAndLetsItEnd() throws Exception {
		client().execute("CREATE TABLE t (a)");
		LibsqlTransaction tx = otherClient().begin();
		tx.execute("INSERT INTO t VALUES (1)");
		CompletableFuture<Void> closing = CompletableFuture.runAsync(otherClient()::close);
		while (!otherClient().isClosed()) {
			Thread.onSpinWait();
		}
		tx.close();
		closing.get(20, TimeUnit.SECONDS);
		assertThat(tx.isClosed()).isTrue();
		assertThat(row("SELECT count(*) FROM t").getLong(0)).isZero();
	}

	@Test
	default void aTransactionClosesTwice() {
		LibsqlTransaction tx = client().begin();
		tx.execute("CREATE TABLE t (a)");
		tx.close();
		tx.close();
		tx.rollback();
		assertThat(tx.isClosed()).isTrue();
		client().execute("CREATE TABLE t (a)");
	}

}
