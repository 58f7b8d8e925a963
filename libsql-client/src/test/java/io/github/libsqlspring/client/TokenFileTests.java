package io.github.libsqlspring.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlTransportException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TokenFileTests {

	private final AtomicLong time = new AtomicLong(-5);

	private Path path;

	private TokenFile file;

	@BeforeEach
	void name(@TempDir Path directory) {
		this.path = directory.resolve("token");
		this.file = new TokenFile(this.path, this.time::get);
	}

	private void write(String content) throws IOException {
		Files.writeString(this.path, content);
	}

	private void pass(Duration duration) {
		this.time.addAndGet(duration.toNanos());
	}

	@Test
	void itsTokenIsWhatStandsBetweenWhiteSpace() throws IOException {
		write(" first\n");

		assertThat(this.file.getToken()).isEqualTo("first");
	}

	@Test
	void itIsReadAgainAfterASecond() throws IOException {
		write("first");
		this.file.getToken();
		write("second");

		pass(Duration.ofMillis(999));
		assertThat(this.file.getToken()).isEqualTo("first");
		pass(Duration.ofMillis(1));
		assertThat(this.file.getToken()).isEqualTo("second");
	}

	@Test
	void itIsReadAtOnceWhenItsTokenWasRefused() throws IOException {
		write("first");
		this.file.getToken();
		write("second");

		assertThat(this.file.replaceToken("first")).isEqualTo("second");
		assertThat(this.file.getToken()).isEqualTo("second");
	}

	@Test
	void itsLastTokenStaysWhileItIsNotThere() throws IOException {
		write("first");
		this.file.getToken();

		pass(Duration.ofSeconds(1));
		Files.delete(this.path);
		assertThat(this.file.getToken()).isEqualTo("first");
		pass(Duration.ofSeconds(1));
		write(" ");
		assertThat(this.file.getToken()).isEqualTo("first");
		assertThatExceptionOfType(LibsqlTransportException.class).isThrownBy(() -> this.file.replaceToken("first"))
			.withMessageContaining("is empty");
	}

	@Test
	void itIsNamedIfItIsNotThere() {
		assertThatExceptionOfType(LibsqlTransportException.class).isThrownBy(this.file::getToken)
			.withMessageContaining(this.path + " (libsql.auth-token-file) does not exist; nothing was executed")
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.AUTHENTICATION));
	}

	@Test
	void itIsNamedIfItIsEmpty() throws IOException {
		write("\n");

		assertThatExceptionOfType(LibsqlTransportException.class).isThrownBy(this.file::getToken)
			.withMessageContaining(this.path + " (libsql.auth-token-file) is empty");
	}

	@Test
	void itIsNamedIfItIsNoText() throws IOException {
		Files.write(this.path, "gr\u00fcn".getBytes(StandardCharsets.ISO_8859_1));

		assertThatExceptionOfType(LibsqlTransportException.class).isThrownBy(this.file::getToken)
			.withMessageContaining(this.path + " (libsql.auth-token-file) cannot be read");
	}

	@Test
	void itsTokenIsNeverShown() throws IOException {
		write("first");
		this.file.getToken();

		assertThat(this.file).hasToString("TokenFile[" + this.path + "]");
	}

}
