package io.github.libsqlspring.jdbc;

import java.io.File;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.hrana.HranaOptions;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DriverTests {

	private static final String TOKEN = "eyJhbGciOiJub25lIn0.s3cret.x";

	private final Driver driver = new LibsqlDriver();

	private static void execute(Connection connection, String sql) throws SQLException {
		try (var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Nested
	class Urls {

		@Test
		void theDriverIsFoundByItsUrl() throws SQLException {
			try (Connection connection = DriverManager.getConnection("jdbc:libsql::memory:")) {
				assertThat(connection.isValid(1)).isTrue();
				assertThat(DriverManager.getDriver("jdbc:libsql:file:x")).isInstanceOf(LibsqlDriver.class);
			}
		}

		@Test
		void foreignUrlsAreLeftToOthers() throws SQLException {
			for (String url : new String[] { "jdbc:sqlite:x", "jdbc:libsqlx:y", "libsql://host", "jdbc:libsql" }) {
				assertThat(DriverTests.this.driver.acceptsURL(url)).isFalse();
				assertThat((Object) DriverTests.this.driver.connect(url, new Properties())).isNull();
			}
			assertThat(DriverTests.this.driver.acceptsURL("JDBC:LibSQL:file:x")).isTrue();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> DriverManager.getConnection("jdbc:none:x"))
				.withMessage("No suitable driver found for jdbc:none:x");
		}

		@Test
		void twoDriversDoNotTakeEachOthersUrls(@TempDir Path folder) throws SQLException {
			String file = folder.resolve("test.db").toString();
			try (Connection libsql = DriverManager.getConnection("jdbc:libsql:file:" + file);
					Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + file)) {
				assertThat(libsql.isWrapperFor(LibsqlConnection.class)).isTrue();
				assertThat(sqlite.isWrapperFor(LibsqlConnection.class)).isFalse();
			}
		}

		@ParameterizedTest
		@CsvSource({ "jdbc:libsql:libsql://x.example:1?tls=0, jdbc:libsql:http://x.example:1",
				"jdbc:libsql://x.example, jdbc:libsql:https://x.example",
				"jdbc:libsql://x.example:1?tls=0&connectTimeout=9, jdbc:libsql:http://x.example:1",
				"jdbc:libsql:https://x.example, jdbc:libsql:https://x.example",
				"jdbc:libsql:ws://x.example, jdbc:libsql:http://x.example" })
		void aServerMayBeWrittenInSeveralWays(String url, String expected) throws SQLException {
			try (Connection connection = DriverManager.getConnection(url)) {
				assertThat(connection.getMetaData().getURL()).isEqualTo(expected);
			}
		}

		@ParameterizedTest
		@CsvSource({ "jdbc:libsql:, is empty", "jdbc:libsql:x.db, file:x.db",
				"jdbc:libsql:ftp://x, 'use file:, libsql:'", "jdbc:libsql:file:x.db?cache=shared, 'cache'",
				"jdbc:libsql:file:x.db?busyTimeout=%zz, %25", "jdbc:libsql://x?journalMode=fast, 'WAL, DELETE'",
				"jdbc:libsql://, libsql://host" })
		void aUrlThatIsWrongSaysWhatToWrite(String url, String hint) {
			assertThatExceptionOfType(SQLNonTransientConnectionException.class)
				.isThrownBy(() -> DriverManager.getConnection(url))
				.withMessageContaining(hint)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08001"));
		}

		@Test
		void noUrlIsRefused() {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> DriverTests.this.driver.connect(null, null));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> DriverTests.this.driver.acceptsURL(null));
		}

		@Test
		void aWrongUrlIsExplainedWithoutTheToken() {
			assertThatExceptionOfType(SQLNonTransientConnectionException.class)
				.isThrownBy(() -> DriverTests.this.driver.connect("jdbc:libsql:ftp://host?authToken=" + TOKEN, null))
				.withMessageContaining("ftp:")
				.withMessageNotContaining("s3cret");
		}

		@Test
		void theTokenIsShownNowhere() throws SQLException {
			String url = "jdbc:libsql:http://127.0.0.1:1/path?authToken=" + TOKEN;
			try (Connection connection = DriverManager.getConnection(url)) {
				assertThat(connection.getMetaData().getURL()).isEqualTo("jdbc:libsql:http://127.0.0.1:1/path");
				assertThat(connection.toString()).doesNotContain("s3cret");
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(connection, "SELECT 1"))
					.satisfies((ex) -> {
						assertThat(ex.getSQLState()).isEqualTo("08001");
						assertThat((Throwable) ex).satisfies((thrown) -> {
							for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
								assertThat(cause.toString()).doesNotContain("s3cret");
							}
						});
					});
			}
			assertThat(new DatabaseKey(url, Map.of("authToken", TOKEN)).toString()).doesNotContain("s3cret");
		}

	}

	@Nested
	class Settings {

		private static String refusal(String name, String value) {
			Properties properties = new Properties();
			properties.setProperty(name, value);
			return catchThrowableOfType(SQLException.class,
					() -> DriverManager.getConnection("jdbc:libsql:http://127.0.0.1:1", properties))
				.getMessage();
		}

		@Test
		void areDescribedWithoutSecrets() throws SQLException {
			Properties properties = new Properties();
			properties.setProperty("authToken", TOKEN);
			properties.setProperty("remoteEncryptionKey", TOKEN);
			properties.setProperty("connectTimeout", "1000");

			DriverPropertyInfo[] infos = DriverTests.this.driver.getPropertyInfo("jdbc:libsql:file:x?busyTimeout=70",
					properties);

			assertThat(infos).extracting((DriverPropertyInfo info) -> info.name + "=" + info.value)
				.containsExactly("authToken=null", "authTokenFile=null", "connectTimeout=1000", "responseTimeout=null",
						"transport=null", "namespace=null", "remoteEncryptionKey=null", "maxResultSize=null",
						"retry=null", "dateFormat=null", "busyTimeout=70", "journalMode=null", "synchronous=null",
						"foreignKeys=null");
			assertThat(infos).filteredOn((info) -> info.choices != null)
				.extracting((info) -> info.name + "=" + String.join("|", info.choices))
				.containsExactly("transport=auto|http|websocket", "retry=true|false",
						"dateFormat=text|epoch-millis|epoch-seconds",
						"journalMode=WAL|DELETE|TRUNCATE|PERSIST|MEMORY|OFF|KEEP", "synchronous=OFF|NORMAL|FULL|EXTRA",
						"foreignKeys=true|false");
			assertThat(infos).noneMatch((info) -> info.required || info.description.isBlank());
			assertThat(DriverTests.this.driver.getPropertyInfo(null, null)).hasSameSizeAs(infos);
			assertThat(infos[7].description).contains(String.valueOf(HranaOptions.DEFAULT_MAX_RESULT_SIZE));
		}

		@ParameterizedTest
		@CsvSource({ "connectTimeout, 5s, Milliseconds", "responseTimeout, 0, Milliseconds",
				"maxResultSize, -1, positive number", "maxResultSize, 2147483648, at most 2147483647",
				"transport, udp, 'auto, http, websocket'", "busyTimeout, -1, Milliseconds",
				"synchronous, sometimes, 'OFF, NORMAL, FULL, EXTRA'", "foreignKeys, yes, 'true, false'",
				"retry, perhaps, 'true, false'", "dateFormat, iso, 'text, epoch-millis, epoch-seconds'" })
		void ofNoUseAreNamedWithWhatIsExpected(String name, String value, String expected) {
			assertThat(refusal(name, value)).contains(name, expected);
		}

		@ParameterizedTest
		@ValueSource(strings = { "authToken", "password", "remoteEncryptionKey" })
		void thatAreNoSecretsAreRefusedWithoutBeingShown(String name) {
			assertThat(refusal(name, "s3cret\nline")).contains("line break").doesNotContain("s3cret");
		}

		@Test
		void setUpAnEmbeddedDatabaseByUrlOverProperty(@TempDir Path folder) throws SQLException {
			Properties properties = new Properties();
			properties.setProperty("user", "anybody");
			properties.setProperty("busyTimeout", "10");
			properties.setProperty("foreignKeys", "false");
			String url = "jdbc:libsql:" + folder.resolve("test.db").toUri()
					+ "?busyTimeout=77&journalMode=delete&synchronous=EXTRA";
			try (Connection connection = DriverManager.getConnection(url, properties)) {
				JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
				assertThat(List.of("busy_timeout", "journal_mode", "synchronous", "foreign_keys"))
					.extracting((name) -> jdbc.queryForObject("PRAGMA " + name, String.class))
					.containsExactly("77", "delete", "3", "0");
			}
		}

		@Test
		void thatAreBlankCountAsNotSet() throws SQLException {
			Properties blank = new Properties();
			DriverProperty.ALL.forEach((property) -> blank.setProperty(property.name(), " "));
			try (Connection first = DriverManager.getConnection("jdbc:libsql::memory:");
					Connection second = DriverManager.getConnection("jdbc:libsql::memory:", blank)) {
				assertThat(first.unwrap(Database.class)).isSameAs(second.unwrap(Database.class));
			}
		}

		@Test
		void theTokenMayStandInAFile(@TempDir Path folder) throws Exception {
			JwtKey key = JwtKey.generate();
			Path file = Files.writeString(folder.resolve("token"), key.token() + "\n");
			try (SqldServer server = SqldServer.start(SqldOptions.defaults().withJwtKey(key))) {
				Properties properties = new Properties();
				properties.setProperty("authTokenFile", file.toString());
				try (Connection connection = DriverManager.getConnection("jdbc:libsql:" + server.url(), properties)) {
					execute(connection, "SELECT 1");
				}
			}
		}

		@Test
		void theNamespaceChoosesTheDatabase() throws SQLException {
			try (SqldServer server = SqldServer.start(SqldOptions.defaults().withNamespaces())) {
				server.createNamespace("books");
				Properties books = new Properties();
				books.setProperty("namespace", "books");
				try (Connection first = DriverManager.getConnection("jdbc:libsql:" + server.url(), books);
						Connection second = DriverManager.getConnection("jdbc:libsql:" + server.url())) {
					execute(first, "CREATE TABLE only_here (a)");
					execute(first, "SELECT * FROM only_here");
					assertThatExceptionOfType(SQLException.class)
						.isThrownBy(() -> execute(second, "SELECT * FROM only_here"))
						.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("42S02"));
				}
			}
		}

		@Test
		void aResultOverTheLimitIsRefused() throws SQLException {
			try (SqldServer server = SqldServer.start()) {
				Properties properties = new Properties();
				properties.setProperty("maxResultSize", "2000");
				try (Connection connection = DriverManager.getConnection("jdbc:libsql:" + server.url(), properties)) {
					execute(connection, "SELECT zeroblob(1000)");
					assertThatExceptionOfType(SQLException.class)
						.isThrownBy(() -> execute(connection, "SELECT zeroblob(3000)"))
						.withMessageContaining("larger than the limit");
				}
			}
		}

		@ParameterizedTest
		@CsvSource({ "true, 3", "false, 1", "'', 3" })
		void aCallIsMadeAgainUnlessThatIsSwitchedOff(String retry, int attempts) throws Exception {
			AtomicInteger requests = new AtomicInteger();
			HttpServer busy = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
			busy.createContext("/", (exchange) -> {
				requests.incrementAndGet();
				exchange.sendResponseHeaders(429, -1);
				exchange.close();
			});
			busy.start();
			Properties properties = new Properties();
			properties.setProperty("retry", retry);
			String url = "jdbc:libsql:http://127.0.0.1:" + busy.getAddress().getPort();
			try (Connection connection = DriverManager.getConnection(url, properties)) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(connection, "SELECT 1"))
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("53300"));
				assertThat(requests).hasValue(attempts);
			}
			finally {
				busy.stop(0);
			}
		}

	}

	@Nested
	class Sharing {

		@Test
		void connectionsShareTheirDatabaseUntilTheLastIsClosed() throws SQLException {
			Connection first = DriverManager.getConnection("jdbc:libsql::memory:");
			Connection second = DriverManager.getConnection("jdbc:libsql::memory:");
			Database shared = first.unwrap(Database.class);
			assertThat(second.unwrap(Database.class)).isSameAs(shared);
			execute(first, "CREATE TABLE t (a)");

			first.close();
			first.close();
			assertThat(shared.isClosed()).isFalse();
			execute(second, "INSERT INTO t VALUES (1)");
			second.close();
			assertThat(shared.isClosed()).isTrue();

			try (Connection third = DriverManager.getConnection("jdbc:libsql::memory:")) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(third, "SELECT * FROM t"));
			}
		}

		@Test
		void otherPropertiesMeanAnotherDatabase() throws SQLException {
			Properties properties = new Properties();
			properties.setProperty("connectTimeout", "1000");
			try (Connection first = DriverManager.getConnection("jdbc:libsql::memory:");
					Connection second = DriverManager.getConnection("jdbc:libsql::memory:", properties)) {
				assertThat(first.unwrap(Database.class)).isNotSameAs(second.unwrap(Database.class));
			}
		}

		@Test
		void aPoolOverTheDriverHasOneDatabase() {
			try (HikariDataSource pool = new HikariDataSource()) {
				pool.setJdbcUrl("jdbc:libsql::memory:");
				pool.setMaximumPoolSize(3);
				pool.setMinimumIdle(3);
				JdbcTemplate jdbc = new JdbcTemplate(pool);
				jdbc.execute("CREATE TABLE t (a)");
				assertThat(jdbc.queryForList("SELECT * FROM t")).isEmpty();
			}
		}

		@Test
		void aFailureToOpenLeavesNothingBehind(@TempDir Path folder) {
			String url = "jdbc:libsql:" + folder.toUri();
			for (int i = 0; i < 2; i++) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> DriverManager.getConnection(url))
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("58030"));
			}
		}

	}

	@Nested
	class ClassLoaders {

		@Test
		void aDriverOfAnotherLoaderWorksAndLeavesNoThread(@TempDir Path folder) throws Exception {
			List<URL> urls = new ArrayList<>();
			for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
				urls.add(Path.of(entry).toUri().toURL());
			}
			Set<Thread> before = Thread.getAllStackTraces().keySet();
			try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new),
					ClassLoader.getPlatformClassLoader())) {
				Driver other = (Driver) loader.loadClass(LibsqlDriver.class.getName())
					.getDeclaredConstructor()
					.newInstance();
				assertThat(other).isNotInstanceOf(LibsqlDriver.class);
				String url = "jdbc:libsql:" + folder.resolve("test.db").toUri();
				try (Connection connection = other.connect(url, new Properties())) {
					execute(connection, "CREATE TABLE t (a)");
					execute(connection, "SELECT * FROM t");
				}
			}
			assertThat(Thread.getAllStackTraces().keySet()).filteredOn((thread) -> !before.contains(thread))
				.extracting(Thread::getName)
				.noneMatch((name) -> name.contains("libsql"));
		}

	}

	@Nested
	class Tokens {

		@Test
		void aPoolTakesTheTokenForAPassword() {
			JwtKey key = JwtKey.generate();
			try (SqldServer server = SqldServer.start(SqldOptions.defaults().withJwtKey(key));
					HikariDataSource pool = new HikariDataSource()) {
				pool.setJdbcUrl("jdbc:libsql:" + server.url());
				pool.setUsername("anybody");
				pool.setPassword(key.token());
				assertThat(new JdbcTemplate(pool).queryForObject("SELECT 1", Long.class)).isEqualTo(1);
			}
		}

		@Test
		void theTokenMayStandInUrlOrPropertyOrPassword() throws SQLException {
			JwtKey key = JwtKey.generate();
			try (SqldServer server = SqldServer.start(SqldOptions.defaults().withJwtKey(key))) {
				String url = "jdbc:libsql:" + server.url();
				String token = key.token();
				Properties properties = new Properties();
				properties.setProperty("authToken", token);
				try (Connection inUrl = DriverManager.getConnection(url + "?authToken=" + token);
						Connection inProperty = DriverManager.getConnection(url, properties);
						Connection inPassword = DriverManager.getConnection(url, "anybody", token);
						Connection none = DriverManager.getConnection(url)) {
					for (Connection connection : new Connection[] { inUrl, inProperty, inPassword }) {
						execute(connection, "SELECT 1");
					}
					assertThatExceptionOfType(SQLInvalidAuthorizationSpecException.class)
						.isThrownBy(() -> execute(none, "SELECT 1"))
						.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("28000"));
					assertThat(none.isValid(5)).isFalse();
				}
			}
		}

	}

}
