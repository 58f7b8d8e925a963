package io.github.libsqlspring.jdbc;

import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Large objects on their way into the database and back.
 */
interface LobContract extends PathContract {

	@Test
	default void aLargeObjectIsFilledStoredAndRead() throws Exception {
		try (Connection connection = connect();
				PreparedStatement select = connection.prepareStatement(
						"SELECT ?1, ?2, ?3, ?4, ?5, typeof(?1) || typeof(?2) || typeof(?3) || typeof(?4) || typeof(?5)")) {
			Blob blob = connection.createBlob();
			try (OutputStream out = blob.setBinaryStream(1)) {
				out.write(new byte[] { 1, 2, 3 });
				out.write(4);
			}
			Clob clob = connection.createClob();
			try (Writer out = clob.setCharacterStream(1)) {
				out.write("text é");
			}
			NClob nclob = connection.createNClob();
			nclob.setString(1, "more");
			select.setBlob(1, blob);
			select.setClob(2, clob);
			select.setNClob(3, nclob);
			select.setObject(4, blob);
			select.setObject(5, clob);
			blob.free();
			clob.free();
			try (ResultSet row = select.executeQuery()) {
				row.next();
				assertThat(row.getBytes(1)).containsExactly(1, 2, 3, 4);
				assertThat(row.getBlob(4).getBytes(1, 9)).containsExactly(1, 2, 3, 4);
				assertThat(row.getClob(2).getSubString(1, 9)).isEqualTo("text é");
				assertThat(row.getNClob(3).getSubString(1, 9)).isEqualTo("more");
				assertThat(row.getString(5)).isEqualTo("text é");
				assertThat(row.getString(6)).isEqualTo("blobtexttextblobtext");
			}
		}
	}

	@Test
	default void whatIsReadOutlivesItsRowAndIsAWritableCopy() throws SQLException {
		Blob blob;
		Clob clob;
		try (Connection connection = connect();
				ResultSet row = connection.createStatement().executeQuery("SELECT x'0102', 'ab'")) {
			row.next();
			blob = row.getBlob(1);
			clob = row.getClob(2);
			blob.setBytes(1, new byte[] { 9 });
			assertThat(row.getBytes(1)).containsExactly(1, 2);
		}
		assertThat(blob.getBytes(1, 2)).containsExactly(9, 2);
		assertThat(clob.getSubString(2, 1)).isEqualTo("b");
	}

	@Test
	default void aMegabyteSurvives() throws SQLException {
		byte[] bytes = new byte[1 << 20];
		bytes[bytes.length - 1] = 7;
		String text = "é".repeat(1 << 19);
		try (Connection connection = connect(); PreparedStatement select = connection.prepareStatement("SELECT ?, ?")) {
			select.setBinaryStream(1, new java.io.ByteArrayInputStream(bytes), bytes.length);
			select.setCharacterStream(2, new java.io.StringReader(text), text.length());
			try (ResultSet row = select.executeQuery()) {
				row.next();
				assertThat(row.getBytes(1)).isEqualTo(bytes);
				assertThat(row.getClob(2).length()).isEqualTo(text.length());
				assertThat(row.getString(2).getBytes(StandardCharsets.UTF_8)).hasSize(bytes.length);
			}
		}
	}

	@Test
	default void aFreedOrForeignObjectIsHandled() throws SQLException {
		try (Connection connection = connect(); PreparedStatement select = connection.prepareStatement("SELECT ?")) {
			Blob freed = connection.createBlob();
			freed.free();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> select.setBlob(1, freed));
			select.setBlob(1, new javax.sql.rowset.serial.SerialBlob(new byte[] { 5 }));
			try (ResultSet row = select.executeQuery()) {
				row.next();
				assertThat(row.getBytes(1)).containsExactly(5);
			}
			connection.close();
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::createBlob);
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::createClob);
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::createNClob);
		}
	}

}
