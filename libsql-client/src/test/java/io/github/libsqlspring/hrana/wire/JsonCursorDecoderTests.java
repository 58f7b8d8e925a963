package io.github.libsqlspring.hrana.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.Value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lines of JSON, however the network cuts them.
 */
class JsonCursorDecoderTests {

	private static final String LINES = """
			{"baton":"b","base_url":"http://other"}
			{"type":"step_begin","step":1,"cols":[{"name":"ä🚀","decltype":"TEXT"}]}
			{"row":[{"value":"ä🚀\\n","type":"text"}],"type":"row"}
			{"type":"step_end","affected_row_count":1,"last_insert_rowid":4}
			{"type":"step_error","step":2,"error":{"message":"no","code":"SQLITE_BUSY"}}
			{"type":"error","error":{"message":"cut"}}
			{"type":"replication_index","replication_index":"7185"}
			""";

	private static final List<CursorEntry> ENTRIES = List.of(new CursorEntry.Head("b", "http://other"),
			new CursorEntry.StepBegin(1, List.of(new Column("ä🚀", "TEXT"))),
			new CursorEntry.RowEntry(List.of(new Value.TextValue("ä🚀\n"))), new CursorEntry.StepEnd(1, 4L),
			new CursorEntry.StepError(2, new LibsqlError("SQLITE_BUSY", "no")),
			new CursorEntry.Failed(new LibsqlError("UNKNOWN", "cut")), new CursorEntry.ReplicationIndex(7185L));

	private static List<CursorEntry> decode(byte[] bytes, int piece) {
		CursorDecoder decoder = JsonCodec.INSTANCE.cursorDecoder(1000);
		List<CursorEntry> entries = new ArrayList<>();
		for (int i = 0; i < bytes.length; i += piece) {
			entries.addAll(decoder.decode(ByteBuffer.wrap(bytes, i, Math.min(piece, bytes.length - i))));
		}
		entries.addAll(decoder.end());
		return entries;
	}

	@Test
	void entriesAreTheSameHoweverTheBytesAreCut() {
		byte[] bytes = LINES.getBytes(StandardCharsets.UTF_8);
		for (int piece = 1; piece <= bytes.length; piece++) {
			assertThat(decode(bytes, piece)).as("pieces of %d", piece).isEqualTo(ENTRIES);
		}
	}

	@Test
	void theLastLineNeedsNoLineFeed() {
		assertThat(decode(LINES.strip().getBytes(StandardCharsets.UTF_8), 7)).isEqualTo(ENTRIES);
	}

	@Test
	void anEntryIsThereAsSoonAsItsLineIsComplete() {
		CursorDecoder decoder = JsonCodec.INSTANCE.cursorDecoder(1000);
		assertThat(decoder.decode(StandardCharsets.UTF_8.encode("{\"baton\":null}"))).isEmpty();
		assertThat(decoder.decode(StandardCharsets.UTF_8.encode("\n{"))).hasSize(1);
	}

	@Test
	void aLineThatIsCutIsATypedFailure() {
		byte[] bytes = LINES.substring(0, LINES.length() - 3).getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(LibsqlProtocolException.class).isThrownBy(() -> decode(bytes, 50));
	}

	@Test
	void nothingAtAllIsATypedFailure() {
		assertThatExceptionOfType(LibsqlProtocolException.class).isThrownBy(() -> decode(new byte[0], 1));
		assertThatExceptionOfType(LibsqlProtocolException.class).isThrownBy(() -> decode(new byte[] { '\n' }, 1));
	}

	@Test
	void anEntryThatIsTooLargeNamesTheSetting() {
		String large = "{\"baton\":null}\n{\"type\":\"row\",\"row\":[{\"type\":\"text\",\"value\":\""
				+ "x".repeat(1000);
		for (String text : List.of(large, large + "\"}]}\n")) {
			for (int piece : new int[] { 1, 100, 10_000 }) {
				assertThatExceptionOfType(LibsqlProtocolException.class)
					.isThrownBy(() -> decode(text.getBytes(StandardCharsets.UTF_8), piece))
					.withMessageContaining("libsql.max-result-size")
					.withMessageContaining("1000 bytes");
			}
		}
	}

}
