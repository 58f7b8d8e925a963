package io.github.libsqlspring.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.ObservedCall;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TenantLibsqlDatabasesTests {

	@TempDir
	private Path directory;

	private final List<String> opened = new ArrayList<>();

	private TenantLibsqlDatabases files(int maxOpen) {
		return TenantLibsqlDatabases.builder()
			.maxOpen(maxOpen)
			.openTimeout(Duration.ofMillis(20))
			.build((tenant, settings) -> {
				this.opened.add(tenant);
				settings.url("file:" + this.directory.resolve(tenant + ".db"));
			});
	}

	private static String onlyValue(LibsqlClient client) {
		return client.sql("SELECT group_concat(name) FROM tenant").query(String.class).single();
	}

	private static void write(LibsqlClient client, String name) {
		client.execute("CREATE TABLE tenant (name)");
		client.execute("INSERT INTO tenant VALUES (?)", name);
	}

	@Test
	void everyTenantHasItsOwnData() {
		try (TenantLibsqlDatabases tenants = files(10)) {
			write(tenants.client("one"), "first");
			write(tenants.client("two"), "second");

			assertThat(onlyValue(tenants.client("one"))).isEqualTo("first");
			assertThat(onlyValue(tenants.client("two"))).isEqualTo("second");
		}
	}

	@Test
	void theOneNotUsedForTheLongestTimeMakesRoom() {
		try (TenantLibsqlDatabases tenants = files(2)) {
			for (String tenant : List.of("a", "b", "a", "c", "a", "b")) {
				tenants.client(tenant).execute("SELECT 1");
				assertThat(tenants.openDatabases()).isLessThanOrEqualTo(2);
			}
		}
		assertThat(this.opened).containsExactly("a", "b", "c", "b");
	}

	@Test
	void aClientOutlivesTheClosingOfItsDatabase() {
		try (TenantLibsqlDatabases tenants = files(1)) {
			LibsqlClient kept = tenants.client("a");
			write(kept, "kept");
			tenants.client("b").execute("SELECT 1");

			assertThat(onlyValue(kept)).isEqualTo("kept");
		}
	}

	@Test
	void oneInUseIsNeverClosed() {
		try (TenantLibsqlDatabases tenants = files(1)) {
			LibsqlClient busy = tenants.client("busy");
			busy.execute("CREATE TABLE tenant (name)");
			try (LibsqlTransaction transaction = busy.begin()) {
				transaction.execute("INSERT INTO tenant VALUES ('mine')");
				assertThatExceptionOfType(LibsqlTransportException.class)
					.isThrownBy(() -> tenants.client("other").execute("SELECT 1"))
					.withMessageContaining("all 1 that may be open are in use")
					.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.CAPACITY));
				assertThat(tenants.close("busy")).isFalse();
				transaction.commit();
			}
			tenants.client("other").execute("SELECT 1");
			assertThat(onlyValue(busy)).isEqualTo("mine");
		}
	}

	@Test
	void whoWaitsForRoomGetsItWhenASessionEnds() throws Exception {
		ExecutorService threads = Executors.newSingleThreadExecutor();
		try (TenantLibsqlDatabases tenants = TenantLibsqlDatabases.builder()
			.maxOpen(1)
			.build((tenant, settings) -> settings.url("file:" + this.directory.resolve(tenant + ".db")))) {
			Session session = tenants.database("a").openSession();
			Future<?> waiting = threads.submit(() -> tenants.client("b").execute("SELECT 1"));
			session.close();
			assertThat(waiting.get()).isNotNull();
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void whoWaitsForATenantThatOthersHaveOpenedMeanwhileSharesIt() throws Exception {
		ExecutorService threads = Executors.newCachedThreadPool();
		try (TenantLibsqlDatabases tenants = TenantLibsqlDatabases.builder()
			.maxOpen(1)
			.build((tenant, settings) -> settings.url("file:" + this.directory.resolve(tenant + ".db")))) {
			Session first = tenants.database("a").openSession();
			CyclicBarrier bothHaveIt = new CyclicBarrier(2);
			List<Thread> waiting = new CopyOnWriteArrayList<>();
			Callable<Integer> useTogether = () -> {
				waiting.add(Thread.currentThread());
				try (Session session = tenants.database("b").openSession()) {
					assertThat(session).isNotNull();
					return bothHaveIt.await(20, TimeUnit.SECONDS);
				}
			};
			List<Future<Integer>> uses = List.of(threads.submit(useTogether), threads.submit(useTogether));
			while (waiting.stream().filter((thread) -> thread.getState() == Thread.State.TIMED_WAITING).count() < 2) {
				Thread.onSpinWait();
			}
			first.close();
			assertThat(uses.get(0).get() + uses.get(1).get()).isEqualTo(1);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void aWriteBesideATransactionOfTheSameThreadIsRefusedAtOnce() {
		try (TenantLibsqlDatabases tenants = files(1)) {
			LibsqlClient client = tenants.client("a");
			client.execute("CREATE TABLE tenant (name)");
			client.inTransaction((transaction) -> {
				transaction.execute("INSERT INTO tenant VALUES ('mine')");
				assertThatExceptionOfType(LibsqlException.class)
					.isThrownBy(() -> tenants.client("a").execute("INSERT INTO tenant VALUES ('other')"))
					.withMessageContaining("This thread's own other transaction");
				return transaction.execute("INSERT INTO tenant VALUES ('too')");
			});

			assertThat(onlyValue(client)).isEqualTo("mine,too");
		}
	}

	@Test
	void observedTransactionsMayEndWhileAllIsClosing() throws Exception {
		List<String> names = new CopyOnWriteArrayList<>();
		TenantLibsqlDatabases tenants = TenantLibsqlDatabases.builder()
			.settings(() -> LibsqlClient.builder().observeCalls((call, context) -> {
				names.add(call.operation() + " " + call.databaseName());
				return ObservedCall.NONE;
			}))
			.build((tenant, settings) -> settings.url("file:" + this.directory.resolve(tenant + ".db")));
		LibsqlTransaction transaction = tenants.client("a").begin();
		transaction.execute("CREATE TABLE tenant (name)");
		Thread closing = new Thread(tenants::close);
		closing.start();
		while (closing.getState() != Thread.State.WAITING) {
			Thread.onSpinWait();
		}
		transaction.commit();
		closing.join();

		assertThat(names).containsExactly("CREATE a.db", "COMMIT a.db");
		assertThat(tenants.openDatabases()).isZero();
		try (TenantLibsqlDatabases again = files(1)) {
			assertThat(again.client("a").execute("SELECT * FROM tenant").rows()).isEmpty();
		}
	}

	@Test
	void closingOneLetsItBeOpenedAgain() {
		try (TenantLibsqlDatabases tenants = files(5)) {
			write(tenants.client("a"), "kept");

			assertThat(tenants.close("a")).isTrue();
			assertThat(tenants.openDatabases()).isZero();
			assertThat(onlyValue(tenants.client("a"))).isEqualTo("kept");
		}
	}

	@Test
	void afterTheEndNothingIsOpened() {
		TenantLibsqlDatabases tenants = files(5);
		LibsqlClient client = tenants.client("a");
		client.execute("SELECT 1");
		tenants.close();

		assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(() -> client.execute("SELECT 1"));
		assertThat(tenants.openDatabases()).isZero();
		assertThat(tenants.database("a").isClosed()).isTrue();
	}

	@Test
	void aResolverMayRefuseATenantWhichTakesNoPlaceThen() {
		try (TenantLibsqlDatabases tenants = TenantLibsqlDatabases.builder()
			.maxOpen(1)
			.openTimeout(Duration.ZERO)
			.build((tenant, settings) -> {
				if (tenant.equals("unknown")) {
					throw new IllegalStateException("No such tenant");
				}
				settings.url(":memory:");
			})) {
			assertThatIllegalStateException().isThrownBy(() -> tenants.database("unknown").openSession())
				.withMessage("No such tenant");
			assertThat(tenants.openDatabases()).isZero();
			tenants.client("known").execute("SELECT 1");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "../a", "a/b", "a..b", ".a", "-a", "a ", "a\nb", "a?b", "a%2e", "é" })
	void aNameThatCouldLeadElsewhereIsRefusedAndNotShown(String name) {
		try (TenantLibsqlDatabases tenants = files(1)) {
			assertThatIllegalArgumentException().isThrownBy(() -> tenants.client(name))
				.withMessageContaining("This cannot be the name of a tenant")
				.withMessageEndingWith("the name has " + name.length() + " characters");
			assertThat(this.opened).isEmpty();
		}
	}

	@Test
	void databasesOfOneTenantAreEqual() {
		try (TenantLibsqlDatabases tenants = files(1)) {
			assertThat(tenants.database("a")).isEqualTo(tenants.database("a")).isNotEqualTo(tenants.database("b"));
		}
	}

	@Test
	void aReactiveClientIsMadeOfTheDatabaseOfATenant() {
		try (TenantLibsqlDatabases tenants = files(2)) {
			write(tenants.client("one"), "first");
			write(tenants.client("two"), "second");

			assertThat(namesReadReactively(tenants.database("one"))).containsExactly("first");
			assertThat(namesReadReactively(tenants.database("two"))).containsExactly("second");
		}
	}

	private static List<String> namesReadReactively(Database database) {
		try (ReactiveLibsqlClient client = ReactiveLibsqlClient.create(database, null)) {
			return client
				.inTransaction((transaction) -> transaction.sql("SELECT name FROM tenant").query(String.class).all())
				.collectList()
				.block();
		}
	}

	@Nested
	class OnAServer {

		private static final int TENANTS = 200;

		private static final int MAX_OPEN = 20;

		private static final int THREADS = 32;

		// Beyond 100, sqld now and then answers 404 for a namespace while it puts another
		// one away, with any client.
		private static final SqldOptions OPTIONS = SqldOptions.defaults()
			.withNamespaces()
			.withArguments("--max-active-namespaces", "256");

		private TenantLibsqlDatabases namespaces(TcpProxy proxy) {
			return TenantLibsqlDatabases.builder()
				.maxOpen(MAX_OPEN)
				.settings(() -> LibsqlClient.builder().url("http://localhost:" + proxy.port()))
				.build((tenant, settings) -> settings.namespace(tenant));
		}

		private static void forAll(Consumer<String> work) throws Exception {
			ExecutorService threads = Executors.newFixedThreadPool(THREADS);
			try {
				List<Future<?>> futures = new ArrayList<>();
				IntStream.range(0, TENANTS)
					.mapToObj((number) -> "tenant-" + number)
					.forEach((tenant) -> futures.add(threads.submit(() -> work.accept(tenant))));
				for (Future<?> future : futures) {
					future.get();
				}
			}
			finally {
				threads.shutdownNow();
			}
		}

		@Test
		void aReactiveClientIsMadeOfTheDatabaseOfATenant() {
			try (SqldServer server = SqldServer.start(SqldOptions.defaults().withNamespaces())) {
				server.createNamespace("acme");
				try (TenantLibsqlDatabases tenants = TenantLibsqlDatabases.builder()
					.settings(() -> LibsqlClient.builder().url(server.url()))
					.build((tenant, settings) -> settings.namespace(tenant))) {
					write(tenants.client("acme"), "mine");

					assertThat(namesReadReactively(tenants.database("acme"))).containsExactly("mine");
				}
			}
		}

		@Test
		void manyTenantsSeeTheirDataAndNoOtherWhileFewAreOpen() throws Exception {
			try (SqldServer server = SqldServer.start(OPTIONS)) {
				IntStream.range(0, TENANTS).forEach((number) -> server.createNamespace("tenant-" + number));
				try (TcpProxy proxy = TcpProxy.to(server.port()); TenantLibsqlDatabases tenants = namespaces(proxy)) {
					forAll((tenant) -> {
						write(tenants.client(tenant), tenant);
						assertThat(tenants.openDatabases()).isLessThanOrEqualTo(MAX_OPEN);
					});
					forAll((tenant) -> {
						assertThat(onlyValue(tenants.client(tenant))).isEqualTo(tenant);
						assertThat(tenants.openDatabases()).isLessThanOrEqualTo(MAX_OPEN);
						Database database = tenants.database(tenant);
						assertThat(database.statistics().streams().open()).isLessThanOrEqualTo(100);
					});
					LibsqlClient joining = LibsqlClient.create(tenants.database("tenant-7"), CurrentTransaction.NONE);
					assertThat(onlyValue(joining)).isEqualTo("tenant-7");
					// A connection for each tenant would make at least their number.
					assertThat(proxy.connections()).isLessThanOrEqualTo(128);
				}
			}
		}

	}

}
