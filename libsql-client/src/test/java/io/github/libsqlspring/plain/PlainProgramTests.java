package io.github.libsqlspring.plain;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TlsProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts {@link PlainProgram} in a virtual machine of its own, on a file, on a server,
 * and on a server behind TLS. It must work with the declared dependencies alone, and end.
 */
class PlainProgramTests {

	private static final JwtKey KEY = JwtKey.generate();

	private static SqldServer server;

	@BeforeAll
	static void start() {
		server = SqldServer.start(SqldOptions.defaults().withJwtKey(KEY));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void itWorksOnAFile(@TempDir Path directory) throws Exception {
		assertWorks(run(List.of(), "file:" + directory.resolve("new/plain.db")));
	}

	@Test
	void itWorksOnAServer() throws Exception {
		assertWorks(run(List.of(), server.url()));
	}

	@Test
	void itWorksOnAServerBehindTls() throws Exception {
		try (TlsProxy tls = TlsProxy.to(server.port())) {
			List<String> trust = List.of("-Djavax.net.ssl.trustStore=" + tls.trustStore(),
					"-Djavax.net.ssl.trustStorePassword=" + tls.trustStorePassword());
			assertWorks(run(trust, tls.url()));
			assertWorks(run(trust, tls.url().replace("https:", "libsql:")));
		}
		try (LibsqlClient client = LibsqlClient.create(server.url(), KEY.token())) {
			assertThat(client.sql("SELECT count(*) FROM plain").query(Long.class).single()).isEqualTo(4);
		}
	}

	@ParameterizedTest
	@CsvSource({ "http,V3_PROTOBUF", "http,V3_JSON", "ws,V3_PROTOBUF" })
	void aResultOfHundredMegabytesPassesThroughAHeapOfSixtyFour(String scheme, String protocol) throws Exception {
		String url = server.url().replaceFirst("http", scheme);
		Output output = run(LargeResultProgram.class, List.of("-Xmx64m"), url, protocol);
		assertThat(output.text()).contains("characters 100000000");
		assertThat(output.exitCode()).isZero();
	}

	@Test
	void aCertificateThatIsNotTrustedIsRefused() throws Exception {
		try (TlsProxy tls = TlsProxy.to(server.port())) {
			Output output = run(List.of(), tls.url());
			assertThat(output.exitCode()).isNotZero();
			assertThat(output.text()).contains("LibsqlTransportException", "No connection to " + tls.url())
				.doesNotContain(KEY.token());
		}
	}

	private static void assertWorks(Output output) {
		assertThat(output.text()).contains("names [one, two, three, xxxxx]");
		assertThat(output.exitCode()).isZero();
	}

	private static Output run(List<String> options, String url) throws IOException, InterruptedException {
		return run(PlainProgram.class, options, url);
	}

	private static Output run(Class<?> program, List<String> options, String... arguments)
			throws IOException, InterruptedException {
		String libraries = Files.readString(Path.of(System.getProperty("runtime.classpath"))).strip();
		assertThat(libraries).doesNotContain("junit").doesNotContain("codec-native-quic").doesNotContain("databind");
		String classpath = location(LibsqlClient.class) + File.pathSeparator + location(PlainProgram.class)
				+ File.pathSeparator + libraries;
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classpath));
		command.addAll(options);
		command.add(program.getName());
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().put("LIBSQL_AUTH_TOKEN", KEY.token());
		Process process = builder.start();
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ended; output: %s", text).isTrue();
		return new Output(process.exitValue(), text);
	}

	private static String location(Class<?> type) {
		return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
	}

	private record Output(int exitCode, String text) {
	}

}
