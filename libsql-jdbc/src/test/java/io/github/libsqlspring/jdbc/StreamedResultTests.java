package io.github.libsqlspring.jdbc;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What streamed rows take of memory.
 */
class StreamedResultTests {

	private static SqldServer server;

	@BeforeAll
	static void start() {
		server = SqldServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@CsvSource({ "http,true", "ws,false" })
	void twoHundredThousandRowsPassThroughASmallHeap(String scheme, boolean autoCommit) throws Exception {
		String url = server.url().replaceFirst("http", scheme);
		Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx48m", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				LargeResultProgram.class.getName(), url, String.valueOf(autoCommit)))
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(output).contains("characters 100000000");
		assertThat(process.waitFor()).isZero();
	}

	@Test
	void whatDoesNotFitIntoMemoryRefusesTheOtherStatement() throws SQLException {
		DatabaseBuilder builder = new DatabaseBuilder().url(server.url()).maxResultSize(100_000);
		try (LibsqlDataSource dataSource = LibsqlDataSource.create(builder);
				Connection connection = dataSource.getConnection();
				Statement reading = connection.createStatement();
				Statement writing = connection.createStatement()) {
			writing.execute("CREATE TABLE t (a)");
			connection.setAutoCommit(false);
			reading.setFetchSize(1);
			ResultSet rows = reading.executeQuery("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c "
					+ "LIMIT 1000) SELECT x, hex(zeroblob(500)) FROM c");
			assertThat(rows.next()).isTrue();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> writing.execute("INSERT INTO t VALUES (1)"))
				.withMessageContaining("100000 bytes")
				.withMessageContaining("fetch size");
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
			int count = 1;
			while (rows.next()) {
				count++;
				assertThat(rows.getInt(1)).isEqualTo(count);
			}
			assertThat(count).isEqualTo(1000);
			assertThat(writing.executeUpdate("INSERT INTO t VALUES (2)")).isOne();
			connection.commit();
			ResultSet ended = reading.executeQuery("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c "
					+ "LIMIT 1000) SELECT x, hex(zeroblob(500)) FROM c");
			assertThat(ended.next()).isTrue();
			connection.rollback();
			assertThat(ended.next()).isTrue();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
				while (ended.next()) {
					assertThat(ended.getInt(1)).isPositive();
				}
			}).withMessageContaining("100000 bytes");
		}
	}

}
