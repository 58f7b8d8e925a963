package io.github.libsqlspring.integration.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.util.FileSystemUtils;

import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

/**
 * A database of its own for a test, empty at first. One on a server has the server to
 * itself, behind a proxy that counts.
 */
public final class TestDatabase implements AutoCloseable {

	private final DatabasePath path;

	private final @Nullable Path directory;

	private final @Nullable SqldServer server;

	private final @Nullable TcpProxy proxy;

	private TestDatabase(DatabasePath path) {
		this.path = path;
		this.directory = (path == DatabasePath.FILE) ? newDirectory() : null;
		this.server = path.onServer() ? SqldServer.start() : null;
		this.proxy = (this.server != null) ? TcpProxy.to(this.server.port()) : null;
	}

	/**
	 * Makes a database.
	 * @param path where it is to be
	 * @return the database
	 */
	public static TestDatabase on(DatabasePath path) {
		return new TestDatabase(path);
	}

	/**
	 * Where it is.
	 * @return the way to it
	 */
	public DatabasePath path() {
		return this.path;
	}

	/**
	 * What a user writes as {@code libsql.url}.
	 * @return the URL
	 */
	public String url() {
		if (this.proxy != null) {
			return (this.path == DatabasePath.WEBSOCKET) ? "ws://127.0.0.1:" + this.proxy.port() : this.proxy.url();
		}
		return (this.directory != null) ? "file:" + this.directory.resolve("test.db") : ":memory:";
	}

	/**
	 * What a user writes as {@code spring.datasource.url} and the like.
	 * @return the URL for JDBC
	 */
	public String jdbcUrl() {
		return "jdbc:libsql:" + url();
	}

	/**
	 * An application on this database, without a web server unless it is told otherwise.
	 * @param sources its configuration classes
	 * @return what starts it
	 */
	public SpringApplicationBuilder application(Class<?>... sources) {
		return new SpringApplicationBuilder(sources).web(WebApplicationType.NONE).properties("libsql.url=" + url());
	}

	/**
	 * How many times something was sent to the server and waited for so far: for HTTP the
	 * number of requests.
	 * @return the count; 0 for an embedded database
	 */
	public int roundTrips() {
		return (this.proxy != null) ? this.proxy.roundTrips() : 0;
	}

	/**
	 * Cuts the connections to the server, if there is one. New ones are accepted.
	 */
	public void cutConnections() {
		if (this.proxy != null) {
			this.proxy.cutAll();
		}
	}

	@Override
	public void close() {
		if (this.proxy != null) {
			this.proxy.close();
		}
		if (this.server != null) {
			this.server.close();
		}
		if (this.directory != null) {
			try {
				FileSystemUtils.deleteRecursively(this.directory);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private static Path newDirectory() {
		try {
			return Files.createTempDirectory("libsql-test");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
