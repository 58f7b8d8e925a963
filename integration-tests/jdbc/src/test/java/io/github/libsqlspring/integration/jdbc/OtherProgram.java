package io.github.libsqlspring.integration.jdbc;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.sqlite.JDBC;

/**
 * A program of its own, with sqlite-jdbc alone, that writes to a file.
 */
public final class OtherProgram implements AutoCloseable {

	private final Process process;

	private final BufferedReader output;

	private OtherProgram(Process process) {
		this.process = process;
		this.output = process.inputReader();
	}

	/**
	 * Starts the program.
	 * @param file the file that it is to write to
	 * @param rows how many rows it writes, one by one
	 * @param goOn whether it then begins a transaction, and stays in it
	 * @return the program
	 * @throws IOException if there is no Java to run it
	 */
	static OtherProgram start(SqliteFile file, int rows, boolean goOn) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new OtherProgram(new ProcessBuilder(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classPath(),
				OtherProgram.class.getName(), file.plainUrl(), String.valueOf(rows), String.valueOf(goOn))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start());
	}

	private static String classPath() {
		return Stream.of(OtherProgram.class, JDBC.class)
			.map(OtherProgram::location)
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static String location(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Waits for the next line that the program prints.
	 * @param line what it is to be
	 * @throws IOException if it cannot be read
	 */
	void await(String line) throws IOException {
		String printed = this.output.readLine();
		if (!line.equals(printed)) {
			throw new IllegalStateException("Printed: " + printed);
		}
	}

	/**
	 * Ends the program as a power cut would.
	 */
	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

	/**
	 * The program.
	 * @param args URL, number of rows, and whether to begin a transaction
	 * @throws SQLException if it cannot write
	 * @throws IOException if it has nothing to wait for
	 */
	public static void main(String[] args) throws SQLException, IOException {
		try (Connection connection = DriverManager.getConnection(args[0]);
				Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA busy_timeout = 20000");
			System.out.println("started");
			for (int i = 0; i < Integer.parseInt(args[1]); i++) {
				statement.execute("INSERT INTO entry (writer) VALUES ('other')");
			}
			if (Boolean.parseBoolean(args[2])) {
				statement.execute("BEGIN");
				statement.execute("INSERT INTO entry (writer) VALUES ('unfinished')");
			}
			System.out.println("done");
			int end = System.in.read();
			assert end < 0;
		}
	}

}
