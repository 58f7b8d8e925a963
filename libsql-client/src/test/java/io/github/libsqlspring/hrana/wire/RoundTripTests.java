package io.github.libsqlspring.hrana.wire;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.libsqlspring.Value;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replies that are made up, written by the tests and read by the codec.
 */
class RoundTripTests {

	static Stream<ReplyWriter> writers() {
		return Stream.of(new JsonReplyWriter(), new ProtobufReplyWriter());
	}

	@ParameterizedTest
	@MethodSource("writers")
	void aPipelineReadsAsItWasWritten(ReplyWriter writer) {
		ReplyGenerator generator = new ReplyGenerator(42);
		for (int i = 0; i < 300; i++) {
			PipelineResponse response = generator.pipeline();
			PipelineResponse read = writer.codec().readPipeline(writer.pipeline(response));
			assertThat(ComparableReply.of(read)).as("reply %d", i).isEqualTo(ComparableReply.of(response));
		}
	}

	@ParameterizedTest
	@MethodSource("writers")
	void aCursorReadsAsItWasWritten(ReplyWriter writer) {
		ReplyGenerator generator = new ReplyGenerator(43);
		for (int i = 0; i < 300; i++) {
			List<CursorEntry> entries = generator.cursor();
			assertThat(GoldenReply.readCursor(writer.codec(), writer.cursor(entries), 1 + i * i)).as("cursor %d", i)
				.isEqualTo(entries);
		}
	}

	@ParameterizedTest
	@MethodSource("writers")
	void everyAwkwardValueReadsAsItWasWritten(ReplyWriter writer) {
		for (Value value : ReplyGenerator.AWKWARD) {
			List<CursorEntry> entries = List.of(new CursorEntry.Head(null, null),
					new CursorEntry.RowEntry(List.of(value)));
			assertThat(GoldenReply.readCursor(writer.codec(), writer.cursor(entries), 1000)).isEqualTo(entries);
		}
	}

	@Test
	void anInfinityIsANumberInProtobuf() {
		List<CursorEntry> entries = List.of(new CursorEntry.Head(null, null),
				new CursorEntry.RowEntry(List.of(new Value.FloatValue(Double.NEGATIVE_INFINITY))));
		assertThat(GoldenReply.readCursor(ProtobufCodec.INSTANCE, new ProtobufReplyWriter().cursor(entries), 1000))
			.isEqualTo(entries);
	}

}
