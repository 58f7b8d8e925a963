package io.github.libsqlspring.boot.starter;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.ReflectionUtils;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.ReactiveLibsqlClient;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is closed and started again in one process, as DevTools does it:
 * what is a directory on the class path is loaded anew, the jars are not.
 */
class RestartTests {

	private static final int STARTS = 3;

	private static void restart(String... properties) throws Exception {
		for (int i = 0; i < STARTS; i++) {
			try (DirectoriesClassLoader loader = DirectoriesClassLoader.create()) {
				Class<?> work = loader.loadClass(Work.class.getName());
				assertThat(work).isNotSameAs(Work.class);
				Method main = work.getDeclaredMethod("main", String[].class);
				main.setAccessible(true);
				Thread thread = new Thread(() -> ReflectionUtils.invokeMethod(main, null, (Object) properties));
				thread.setContextClassLoader(loader);
				AtomicReference<Throwable> failure = new AtomicReference<>();
				thread.setUncaughtExceptionHandler((ignored, ex) -> failure.set(ex));
				thread.start();
				thread.join();
				assertThat(failure).hasNullValue();
			}
		}
	}

	// Linux alone tells what a process has opened.
	private static List<Path> openFiles() throws IOException {
		try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
			return descriptors.map(RestartTests::target).toList();
		}
	}

	private static Path target(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor);
		}
		catch (IOException ex) {
			// Closed in between.
			return descriptor;
		}
	}

	// As /proc/net/tcp writes it: addresses and ports in hexadecimal, then the state.
	private static List<String> connectionsTo(int port) throws IOException {
		String remote = String.format(":%04X 01 ", port);
		return Stream
			.concat(Files.readAllLines(Path.of("/proc/self/net/tcp")).stream(),
					Files.readAllLines(Path.of("/proc/self/net/tcp6")).stream())
			.filter((line) -> line.contains(remote))
			.toList();
	}

	private static List<String> threadsOfOurs() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter(Thread::isAlive)
			.map(Thread::getName)
			.filter((name) -> name.startsWith("libsql") || name.startsWith("Hikari"))
			// Ends by itself.
			.filter((name) -> !name.equals("libsql-timer"))
			.toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "libsql.url=", "spring.datasource.url=jdbc:libsql:" })
	@EnabledOnOs(OS.LINUX)
	void leavesNoFileOpen(String property, @TempDir Path directory) throws Exception {
		restart(property + directory.resolve("data.db").toUri());

		assertThat(openFiles()).noneMatch((file) -> file.startsWith(directory));
		assertThat(threadsOfOurs()).isEmpty();
		assertThat(directory).isDirectoryContaining((file) -> file.endsWith("data.db"))
			.isDirectoryNotContaining((file) -> file.toString().matches(".*-(wal|shm|journal)"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "websocket" })
	@EnabledOnOs(OS.LINUX)
	void leavesNoConnectionOpen(String transport) throws Exception {
		try (SqldServer server = SqldServer.start()) {
			// What the server's starter has left open itself.
			int before = connectionsTo(server.port()).size();
			restart("libsql.url=" + server.url(), "libsql.transport=" + transport);

			long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
			while (connectionsTo(server.port()).size() > before && System.nanoTime() < limit) {
				Thread.onSpinWait();
			}
			assertThat(connectionsTo(server.port())).hasSizeLessThanOrEqualTo(before);
			assertThat(threadsOfOurs()).isEmpty();
		}
	}

	/**
	 * Loads what the directories of the class path hold, and asks for everything else.
	 */
	private static final class DirectoriesClassLoader extends URLClassLoader {

		private DirectoriesClassLoader(URL[] urls) {
			super(urls, RestartTests.class.getClassLoader());
		}

		static DirectoriesClassLoader create() throws IOException {
			List<URL> urls = new ArrayList<>();
			for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
				if (Files.isDirectory(Path.of(entry))) {
					urls.add(Path.of(entry).toUri().toURL());
				}
			}
			return new DirectoriesClassLoader(urls.toArray(URL[]::new));
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				if (loaded != null) {
					return loaded;
				}
				try {
					return findClass(name);
				}
				catch (ClassNotFoundException ex) {
					return super.loadClass(name, resolve);
				}
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Work {

		static void main(String[] arguments) {
			try (ConfigurableApplicationContext context = Application.start(Work.class, arguments)) {
				JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
				jdbc.execute("CREATE TABLE IF NOT EXISTS note (title TEXT)");
				jdbc.update("INSERT INTO note VALUES ('JDBC')");
				context.getBeanProvider(LibsqlClient.class)
					.ifAvailable((client) -> client.execute("INSERT INTO note VALUES ('client')"));
				context.getBeanProvider(ReactiveLibsqlClient.class)
					.ifAvailable((client) -> client.sql("SELECT title FROM note").query(String.class).list().block());
			}
		}

	}

}
