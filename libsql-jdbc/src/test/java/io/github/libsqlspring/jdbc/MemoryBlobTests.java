package io.github.libsqlspring.jdbc;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MemoryBlobTests {

	private final MemoryBlob blob = new MemoryBlob(new byte[] { 1, 2, 3, 2, 3 });

	@Test
	void readsFromAPositionAsMuchAsThereIs() throws SQLException {
		assertThat(this.blob.length()).isEqualTo(5);
		assertThat(this.blob.getBytes(2, 2)).containsExactly(2, 3);
		assertThat(this.blob.getBytes(4, 99)).containsExactly(2, 3);
		assertThat(this.blob.getBytes(6, 1)).isEmpty();
		assertThat(this.blob.getBinaryStream()).hasBinaryContent(new byte[] { 1, 2, 3, 2, 3 });
		assertThat(this.blob.getBinaryStream(2, 3)).hasBinaryContent(new byte[] { 2, 3, 2 });
	}

	@Test
	void findsBytes() throws SQLException {
		assertThat(this.blob.position(new byte[] { 2, 3 }, 1)).isEqualTo(2);
		assertThat(this.blob.position(new byte[] { 2, 3 }, 3)).isEqualTo(4);
		assertThat(this.blob.position(new byte[] { 3, 1 }, 1)).isEqualTo(-1);
		assertThat(this.blob.position(new MemoryBlob(new byte[] { 3 }), 4)).isEqualTo(5);
		assertThat(this.blob.position(new byte[] { 3 }, 99)).isEqualTo(-1);
	}

	@Test
	void overwritesAndGrows() throws SQLException {
		assertThat(this.blob.setBytes(5, new byte[] { 8, 9 })).isEqualTo(2);
		assertThat(this.blob.getBytes(1, 99)).containsExactly(1, 2, 3, 2, 8, 9);
		assertThat(this.blob.setBytes(7, new byte[] { 6, 7, 8 }, 1, 1)).isEqualTo(1);
		assertThat(this.blob.getBytes(6, 9)).containsExactly(9, 7);
	}

	@Test
	void isWrittenAsAStream() throws SQLException, IOException {
		try (OutputStream out = this.blob.setBinaryStream(2)) {
			out.write(7);
			out.write(new byte[] { 0, 8, 9, 0 }, 1, 2);
		}
		assertThat(this.blob.getBytes(1, 99)).containsExactly(1, 7, 8, 9, 3);
		try (OutputStream out = this.blob.setBinaryStream(6)) {
			out.write(new byte[100]);
			assertThat(this.blob.length()).isEqualTo(105);
		}
	}

	@Test
	void isCutOff() throws SQLException {
		this.blob.truncate(2);
		assertThat(this.blob.getBytes(1, 99)).containsExactly(1, 2);
		this.blob.setBytes(3, new byte[] { 7 });
		assertThat(this.blob.getBytes(1, 99)).containsExactly(1, 2, 7);
	}

	@Test
	void refusesWhatIsOutside() {
		refuses(() -> this.blob.getBytes(0, 1));
		refuses(() -> this.blob.getBytes(7, 1));
		refuses(() -> this.blob.getBytes(1, -1));
		refuses(() -> this.blob.getBinaryStream(1, 6));
		refuses(() -> this.blob.getBinaryStream(0, 1));
		refuses(() -> this.blob.position(new byte[1], 0));
		refuses(() -> this.blob.setBytes(7, new byte[1]));
		refuses(() -> this.blob.setBytes(0, new byte[1]));
		refuses(() -> this.blob.setBytes(1, new byte[1], 1, 1));
		refuses(() -> this.blob.setBytes(1, new byte[1], 0, -1));
		refuses(() -> this.blob.setBinaryStream(7));
		refuses(() -> this.blob.truncate(6));
		refuses(() -> this.blob.truncate(-1));
	}

	@Test
	void isOfNoUseAfterItWasFreed() throws SQLException, IOException {
		OutputStream out = this.blob.setBinaryStream(1);
		this.blob.free();
		this.blob.free();

		refuses(this.blob::length);
		refuses(() -> this.blob.getBytes(1, 0));
		refuses(this.blob::getBinaryStream);
		refuses(() -> this.blob.getBinaryStream(1, 0));
		refuses(() -> this.blob.position(new byte[0], 1));
		refuses(() -> this.blob.setBytes(1, new byte[0]));
		refuses(() -> this.blob.setBinaryStream(1));
		refuses(() -> this.blob.truncate(0));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> out.write(1));
	}

	private static void refuses(ThrowingCallable call) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(call);
	}

}
