package io.github.libsqlspring.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same schema described by sqlite-jdbc, by this driver on the same file, and by this
 * driver with a token that may only read on a server.
 */
class MetaDataDifferentialTests {

	@TempDir
	Path folder;

	private String file;

	@BeforeEach
	void createFile() throws SQLException {
		this.file = this.folder.resolve("test.db").toString();
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.file)) {
			RichSchema.create(connection);
		}
	}

	private MetaDataSnapshot sqliteJdbc() throws Exception {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.file)) {
			return MetaDataSnapshot.of(connection.getMetaData());
		}
	}

	private static MetaDataSnapshot here(String url, String token) throws Exception {
		try (LibsqlDataSource dataSource = LibsqlDataSource.create(url, token);
				Connection connection = dataSource.getConnection()) {
			return MetaDataSnapshot.of(connection.getMetaData());
		}
	}

	private MetaDataSnapshot onFile() throws Exception {
		return here("file:" + this.file, null);
	}

	@Test
	void rowsDifferFromSqliteJdbcWhereTheyAreMeantTo() throws Exception {
		MetaDataSnapshot theirs = sqliteJdbc();
		MetaDataSnapshot ours = onFile();

		Map<String, Set<String>> found = new TreeMap<>();
		for (String call : theirs.rows().keySet()) {
			compare(call.split(" ")[0], theirs.byKey(call), ours.byKey(call), found);
		}
		assertThat(found).as("%s", found).containsOnlyKeys(places(MetaDataDifference.ROWS));
	}

	private static void compare(String method, Map<String, Map<String, String>> theirs,
			Map<String, Map<String, String>> ours, Map<String, Set<String>> found) {
		theirs.forEach((key, row) -> {
			Map<String, String> other = ours.get(key);
			if (other == null) {
				found.computeIfAbsent(method + " -", (where) -> new TreeSet<>()).add(key);
			}
			else {
				assertThat(other.keySet()).isEqualTo(row.keySet());
				row.forEach((column, value) -> {
					if (!other.get(column).equals(value)) {
						found.computeIfAbsent(method + "." + column, (where) -> new TreeSet<>())
							.add(key + ": " + value + " / " + other.get(column));
					}
				});
			}
		});
		ours.keySet()
			.stream()
			.filter((key) -> !theirs.containsKey(key))
			.forEach((key) -> found.computeIfAbsent(method + " +", (where) -> new TreeSet<>()).add(key));
	}

	@Test
	void factsDifferFromSqliteJdbcWhereTheyAreMeantTo() throws Exception {
		MetaDataSnapshot theirs = sqliteJdbc();
		MetaDataSnapshot ours = onFile();

		Map<String, String> found = new TreeMap<>(ours.facts());
		found.entrySet().removeAll(theirs.facts().entrySet());
		assertThat(found).containsOnlyKeys(places(MetaDataDifference.FACTS));
	}

	private static String[] places(List<MetaDataDifference> differences) {
		return differences.stream().map(MetaDataDifference::where).toArray(String[]::new);
	}

	@Test
	void aServerIsDescribedAsAFileEvenWithATokenThatMayOnlyRead() throws Exception {
		JwtKey key = JwtKey.generate();
		MetaDataSnapshot local = onFile();
		try (SqldServer server = SqldServer.start(SqldOptions.defaults().withJwtKey(key))) {
			try (LibsqlDataSource dataSource = LibsqlDataSource.create(server.url(), key.token());
					Connection connection = dataSource.getConnection()) {
				RichSchema.create(connection);
			}
			for (String url : List.of(server.url(), server.url().replace("http:", "ws:"))) {
				MetaDataSnapshot remote = here(url, key.readOnlyToken());
				assertThat(remote.rows()).isEqualTo(local.rows());
				assertThat(remote.facts()).containsEntry("usesLocalFiles", "false");
				remote.facts().put("usesLocalFiles", "true");
				assertThat(remote.facts()).isEqualTo(local.facts());
				try (LibsqlDataSource dataSource = LibsqlDataSource.create(url, key.readOnlyToken());
						Connection connection = dataSource.getConnection()) {
					assertThat(RichSchema.strings(connection.getMetaData().getFunctions(null, null, "nullif")))
						.hasSize(1);
				}
			}
		}
	}

}
