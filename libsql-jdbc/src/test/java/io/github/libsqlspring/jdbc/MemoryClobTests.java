package io.github.libsqlspring.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MemoryClobTests {

	private final MemoryClob clob = new MemoryClob("abcbc");

	@Test
	void readsFromAPositionAsMuchAsThereIs() throws SQLException, IOException {
		assertThat(this.clob.length()).isEqualTo(5);
		assertThat(this.clob.getSubString(2, 2)).isEqualTo("bc");
		assertThat(this.clob.getSubString(4, 99)).isEqualTo("bc");
		assertThat(this.clob.getSubString(6, 1)).isEmpty();
		assertThat(new BufferedReader(this.clob.getCharacterStream()).readLine()).isEqualTo("abcbc");
		assertThat(new BufferedReader(this.clob.getCharacterStream(2, 3)).readLine()).isEqualTo("bcb");
		assertThat(this.clob.getAsciiStream()).hasContent("abcbc");
	}

	@Test
	void findsText() throws SQLException {
		assertThat(this.clob.position("bc", 1)).isEqualTo(2);
		assertThat(this.clob.position("bc", 3)).isEqualTo(4);
		assertThat(this.clob.position("ca", 1)).isEqualTo(-1);
		assertThat(this.clob.position(new MemoryClob("c"), 4)).isEqualTo(5);
		assertThat(this.clob.position("", 99)).isEqualTo(-1);
	}

	@Test
	void overwritesAndGrows() throws SQLException {
		assertThat(this.clob.setString(5, "xy")).isEqualTo(2);
		assertThat(this.clob.getSubString(1, 99)).isEqualTo("abcbxy");
		assertThat(this.clob.setString(1, "123", 1, 1)).isEqualTo(1);
		assertThat(this.clob.getSubString(1, 99)).isEqualTo("2bcbxy");
	}

	@Test
	void isWrittenAsAStream() throws SQLException, IOException {
		try (Writer out = this.clob.setCharacterStream(2)) {
			out.write('é');
			out.write("xyz", 1, 1);
			out.flush();
		}
		assertThat(this.clob.getSubString(1, 99)).isEqualTo("aéybc");
		try (OutputStream out = this.clob.setAsciiStream(6)) {
			out.write('d');
			out.write("ef".getBytes(StandardCharsets.US_ASCII));
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> out.write(200));
		}
		assertThat(this.clob.getSubString(1, 99)).isEqualTo("aéybcdef");
	}

	@Test
	void isCutOff() throws SQLException {
		this.clob.truncate(2);
		assertThat(this.clob.getSubString(1, 99)).isEqualTo("ab");
	}

	@Test
	void refusesWhatIsOutside() {
		refuses(() -> this.clob.getSubString(0, 1));
		refuses(() -> this.clob.getSubString(7, 1));
		refuses(() -> this.clob.getSubString(1, -1));
		refuses(() -> this.clob.getCharacterStream(1, 6));
		refuses(() -> this.clob.position("a", 0));
		refuses(() -> this.clob.setString(7, "a"));
		refuses(() -> this.clob.setString(1, "a", 1, 1));
		refuses(() -> this.clob.setCharacterStream(7));
		refuses(() -> this.clob.setAsciiStream(0));
		refuses(() -> this.clob.truncate(6));
	}

	@Test
	void isOfNoUseAfterItWasFreed() throws SQLException {
		Writer out = this.clob.setCharacterStream(1);
		this.clob.free();
		this.clob.free();

		refuses(this.clob::length);
		refuses(() -> this.clob.getSubString(1, 0));
		refuses(this.clob::getCharacterStream);
		refuses(this.clob::getAsciiStream);
		refuses(() -> this.clob.position("", 1));
		refuses(() -> this.clob.setString(1, ""));
		refuses(() -> this.clob.setAsciiStream(1));
		refuses(() -> this.clob.truncate(0));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> out.write("a"));
	}

	private static void refuses(ThrowingCallable call) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(call);
	}

}
