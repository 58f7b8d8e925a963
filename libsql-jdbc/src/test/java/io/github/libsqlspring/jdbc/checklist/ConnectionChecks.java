package io.github.libsqlspring.jdbc.checklist;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.jdbc.LibsqlDriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Opening, asking and closing a connection.
 */
interface ConnectionChecks extends OnServer {

	@Test
	default void driverManagerFindsTheDriver() throws SQLException {
		try (Connection connection = DriverManager.getConnection(url())) {
			assertThat(OnServer.one(connection, "SELECT 1")).isEqualTo("1");
		}
	}

	@Test
	default void aUrlOfAnotherDriverIsLeftAlone() throws SQLException {
		assertThat((Object) new LibsqlDriver().connect("jdbc:foo:bar", new Properties())).isNull();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> DriverManager.getConnection("jdbc:foo:bar"))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08001"))
			.withMessageContaining("No suitable driver");
	}

	@Test
	default void aLiveConnectionIsValid() throws SQLException {
		assertThat(connection().isValid(1)).isTrue();
	}

	@Test
	default void aClosedConnectionSaysSoAndRefusesWork() throws SQLException {
		connection().close();

		assertThat(connection().isClosed()).isTrue();
		assertThat(connection().isValid(1)).isFalse();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection().createStatement())
			.withMessageContaining("closed")
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08003"));
	}

	@Test
	default void readOnlyIsAcceptedAndEnforced() throws SQLException {
		connection().setReadOnly(true);

		assertThat(connection().isReadOnly()).isTrue();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run("DELETE FROM t"))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("25006"));
		connection().setReadOnly(false);
		assertThat(update("DELETE FROM t")).isZero();
	}

	@Test
	default void isolationIsSerializableWhateverIsAskedFor() throws SQLException {
		connection().setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
		connection().setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);

		assertThat(connection().getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
	}

	@Test
	default void aNetworkTimeoutIsKept() throws SQLException {
		connection().setNetworkTimeout(Runnable::run, 4_000);

		assertThat(connection().getNetworkTimeout()).isEqualTo(4_000);
	}

	@Test
	default void itUnwrapsWhatItIsAndNothingElse() throws SQLException {
		assertThat(connection().isWrapperFor(Connection.class)).isTrue();
		assertThat((Object) connection().unwrap(Connection.class)).isNotNull();
		assertThat(connection().isWrapperFor(String.class)).isFalse();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection().unwrap(String.class));
	}

	@Test
	default void catalogAndSchemaAreNone() throws SQLException {
		connection().setCatalog("any");
		connection().setSchema("any");

		assertThat(connection().getCatalog()).isNull();
		assertThat(connection().getSchema()).isNull();
	}

	@Test
	default void nativeSqlIsAvailable() throws SQLException {
		assertThat(connection().nativeSQL("SELECT 1")).isEqualTo("SELECT 1");
	}

	@Test
	default void largeObjectsCanBeMade() throws SQLException {
		Blob blob = connection().createBlob();
		blob.setBytes(1, new byte[] { 1, 2 });
		Clob clob = connection().createClob();
		clob.setString(1, "text");

		assertThat(blob.length()).isEqualTo(2);
		assertThat(clob.getSubString(1, 4)).isEqualTo("text");
	}

	// SQLite has neither arrays nor structures: https://www.sqlite.org/datatype3.html
	@Test
	default void arraysAndStructuresAreRefused() {
		assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
			.isThrownBy(() -> connection().createArrayOf("TEXT", new Object[0]));
		assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
			.isThrownBy(() -> connection().createStruct("T", new Object[0]));
		assertThatExceptionOfType(SQLFeatureNotSupportedException.class).isThrownBy(() -> connection().createSQLXML());
	}

	@Test
	default void abortCloses() throws SQLException {
		connection().abort(Runnable::run);

		assertThat(connection().isClosed()).isTrue();
	}

	@Test
	default void thereAreNoWarnings() throws SQLException {
		assertThat((Object) connection().getWarnings()).isNull();
		connection().clearWarnings();
		assertThat(connection().getClientInfo()).isEmpty();
	}

	@Test
	default void connectionsLeaveNoThreadsBehind() throws SQLException {
		List<Connection> connections = new ArrayList<>();
		connections.add(another());
		OnServer.one(connections.get(0), "SELECT 1");
		int before = Thread.activeCount();

		for (int i = 0; i < 40; i++) {
			Connection connection = another();
			connections.add(connection);
			OnServer.one(connection, "SELECT 1");
		}

		// One set of threads serves all connections.
		assertThat(Thread.activeCount()).isLessThan(before + 20);
		for (Connection connection : connections) {
			connection.close();
		}
		assertThat(Thread.activeCount()).isLessThan(before + 20);
	}

}
