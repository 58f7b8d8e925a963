package io.github.libsqlspring.hrana.wire;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every structure of the Hrana 3 specification in both encodings.
 */
class CodecTests {

	private static final SqlIds IDS = (sql) -> sql.equals("STORED") ? 3 : null;

	static Stream<Codec> codecs() {
		return Stream.of(JsonCodec.INSTANCE, ProtobufCodec.INSTANCE);
	}

	static Stream<Arguments> requests() {
		return codecs().flatMap((codec) -> GoldenRequest.all()
			.stream()
			.map((request) -> Arguments.argumentSet(codec.mediaType() + " " + request.name(), codec, request)));
	}

	static Stream<Arguments> replies() {
		return codecs().flatMap((codec) -> GoldenReply.all()
			.stream()
			.map((reply) -> Arguments.argumentSet(codec.mediaType() + " " + reply.name(), codec, reply)));
	}

	@ParameterizedTest
	@MethodSource("requests")
	void aRequestIsWrittenAsSpecified(Codec codec, GoldenRequest request) {
		assertThat(request.write().apply(codec, IDS)).asHexString()
			.isEqualTo(hex(GoldenFile.read(codec, request.name())));
	}

	private static String hex(byte[] bytes) {
		return HexFormat.of().withUpperCase().formatHex(bytes);
	}

	@ParameterizedTest
	@MethodSource("replies")
	void aReplyIsReadAsSpecified(Codec codec, GoldenReply reply) {
		Object read = reply.read().apply(codec, GoldenFile.read(codec, reply.name()));
		assertThat(ComparableReply.of(read)).isEqualTo(ComparableReply.of(reply.expected()));
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void aCursorIsReadTheSameHoweverItsBytesAreCut(Codec codec) {
		byte[] bytes = GoldenFile.read(codec, "http.CursorRespBody");
		List<CursorEntry> whole = GoldenReply.readCursor(codec, bytes, bytes.length);
		for (int piece = 1; piece < bytes.length; piece++) {
			assertThat(GoldenReply.readCursor(codec, bytes, piece)).isEqualTo(whole);
		}
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void everyGoldenFileIsUsed(Codec codec) {
		assertThat(GoldenFile.names(codec)).containsExactlyElementsOf(
				Stream
					.concat(GoldenRequest.all().stream().map(GoldenRequest::name),
							GoldenReply.all().stream().map(GoldenReply::name))
					.sorted()
					.toList());
	}

	@Test
	void aMediaTypeBelongsToEachEncoding() {
		assertThat(codecs().map(Codec::mediaType)).containsExactly("application/json", "application/x-protobuf");
		assertThat(codecs().map(Codec::isBinary)).containsExactly(false, true);
	}

	@Test
	void noMessageShowsASecret() {
		assertThat(new ClientMessage.Hello("SECRET").toString()).doesNotContain("SECRET");
		assertThat(new CursorEntry.Head("SECRET", null).toString()).doesNotContain("SECRET");
	}

}
