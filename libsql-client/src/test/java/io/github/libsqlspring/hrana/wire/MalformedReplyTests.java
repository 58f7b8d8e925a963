package io.github.libsqlspring.hrana.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.LibsqlProtocolException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Replies that are cut, damaged or made up: an answer or one typed exception, and nothing
 * of the input in its message.
 */
class MalformedReplyTests {

	static Stream<Codec> codecs() {
		return Stream.of(JsonCodec.INSTANCE, ProtobufCodec.INSTANCE);
	}

	private static void readOrFail(GoldenReply reply, Codec codec, byte[] bytes) {
		try {
			reply.read().apply(codec, bytes);
		}
		catch (LibsqlProtocolException ex) {
			assertThat(ex).hasNoCause();
			assertThat(ex.toString()).doesNotContain("UNIQUE", "b2", "b3", "INTEGER");
		}
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void aReplyMayBeCutAnywhere(Codec codec) {
		for (GoldenReply reply : GoldenReply.all()) {
			byte[] bytes = GoldenFile.read(codec, reply.name());
			for (int length = 0; length < bytes.length; length++) {
				readOrFail(reply, codec, Arrays.copyOf(bytes, length));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void aReplyMayBeDamagedAnywhere(Codec codec) {
		Random random = new Random(20240711);
		for (GoldenReply reply : GoldenReply.all()) {
			byte[] bytes = GoldenFile.read(codec, reply.name());
			for (int i = 0; i < 1000; i++) {
				readOrFail(reply, codec, damaged(bytes, random));
			}
		}
	}

	private static byte[] damaged(byte[] bytes, Random random) {
		byte[] damaged = bytes.clone();
		for (int i = random.nextInt(4); i >= 0; i--) {
			int at = random.nextInt(damaged.length);
			switch (random.nextInt(4)) {
				case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
				case 1 -> damaged[at] = (byte) random.nextInt(256);
				case 2 -> System.arraycopy(damaged, at, damaged, 0, damaged.length - at);
				default -> System.arraycopy(damaged, 0, damaged, at, damaged.length - at);
			}
		}
		return damaged;
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void bytesMayBeRandom(Codec codec) {
		Random random = new Random(77);
		for (GoldenReply reply : GoldenReply.all()) {
			for (int i = 0; i < 500; i++) {
				byte[] bytes = new byte[random.nextInt(40)];
				random.nextBytes(bytes);
				readOrFail(reply, codec, bytes);
			}
		}
	}

	// Of Protobuf, a part may be whole: that is why HTTP counts bytes and we count
	// results.
	@Test
	void noPartOfAJsonReplyIsAReply() {
		for (GoldenReply reply : GoldenReply.all()) {
			byte[] bytes = GoldenFile.read(JsonCodec.INSTANCE, reply.name());
			for (int i = 0; i < bytes.length && reply.expected() instanceof Record; i++) {
				byte[] part = Arrays.copyOf(bytes, i);
				if (reply.name().equals("shared.Error")) {
					assertThat(JsonCodec.INSTANCE.readError(part)).isNull();
				}
				else {
					assertThatExceptionOfType(LibsqlProtocolException.class)
						.isThrownBy(() -> reply.read().apply(JsonCodec.INSTANCE, part));
				}
			}
		}
	}

	static Stream<Arguments> malformedProtobuf() {
		return Stream.of(malformed("a length beyond the end", "a length that fits", hex("0a05")),
				malformed("a length beyond 31 bits", "a length that fits", hex("0affffffff0f")),
				malformed("a negative length", "a length that fits", hex("0affffffffffffffffff01")),
				malformed("a number beyond 64 bits", "a number of 64 bits", hex("a806ffffffffffffffffff02")),
				malformed("a number that does not end", "a number of 64 bits", hex("a80680808080808080808080")),
				malformed("a number that is cut", "more bytes", hex("a80680")),
				malformed("a double that is cut", "more bytes", hex("a10600000000000000")),
				malformed("the field 0", "a field", hex("0200")),
				malformed("a field beyond 29 bits", "a field", hex("8280808080808001")),
				malformed("a group", "a known type of field", hex("a306")),
				malformed("a baton that is a number", "another type of field", Proto.varint(1, 1)),
				malformed("text that is not UTF-8", "text in UTF-8", hex("0a02c328")),
				malformed("a surrogate in UTF-8", "text in UTF-8", hex("0a03eda080")),
				malformed("an empty result", "response or error", Proto.message(3)),
				malformed("an empty response", "a known type of response", Proto.message(3, Proto.message(1))),
				malformed("an unknown response", "a known type of response",
						Proto.message(3, Proto.message(1, Proto.message(99)))),
				malformed("an answer without result", "a result", Proto.message(3, Proto.message(1, Proto.message(2)))),
				malformed("an inner message longer than the outer", "a length that fits",
						Proto.message(3, hex("0a05"), Proto.message(1))),
				malformed("a value of no type", "a known type of value", statement(Proto.message(2, Proto.message(1)))),
				malformed("NaN", "a number",
						statement(Proto.message(2, Proto.message(1, Proto.fixed64(3, Double.NaN))))),
				malformed("a count beyond 63 bits", "a number of 63 bits", statement(Proto.varint(3, -1))),
				malformed("too few values", "as many values in a row", statement(Proto.message(1), Proto.message(2))),
				malformed("a step without result", "the result of a step", batch(Proto.message(1, Proto.varint(1, 0)))),
				malformed("a step twice", "another index",
						batch(Proto.message(1, Proto.message(2)),
								Proto.message(1, Proto.varint(1, 0), Proto.message(2)))),
				malformed("a step that succeeded and failed", "another index",
						batch(Proto.message(1, Proto.message(2)), Proto.message(2, Proto.message(2)))),
				malformed("a step beyond all bounds", "another index",
						batch(Proto.message(1, Proto.varint(1, Integer.MAX_VALUE), Proto.message(2)))),
				malformed("a step beyond 31 bits", "a number of 32 bits",
						batch(Proto.message(1, Proto.varint(1, 1L << 31), Proto.message(2)))),
				malformed("a step below 0", "an index",
						batch(Proto.message(1, Proto.varint(1, -1), Proto.message(2)))));
	}

	private static Arguments malformed(String name, String expected, byte[] bytes) {
		return Arguments.argumentSet(name, expected, bytes);
	}

	private static byte[] hex(String hex) {
		return HexFormat.of().parseHex(hex);
	}

	private static byte[] statement(byte[]... fields) {
		return Proto.message(3, Proto.message(1, Proto.message(2, Proto.message(1, fields))));
	}

	private static byte[] batch(byte[]... fields) {
		return Proto.message(3, Proto.message(1, Proto.message(3, Proto.message(1, fields))));
	}

	@ParameterizedTest
	@MethodSource("malformedProtobuf")
	void protobufThatIsNotHranaIsOneTypedFailure(String expected, byte[] bytes) {
		assertThatExceptionOfType(LibsqlProtocolException.class)
			.isThrownBy(() -> ProtobufCodec.INSTANCE.readPipeline(bytes))
			.withMessageContaining("expected " + expected)
			.withNoCause();
	}

	@Test
	void unknownFieldsOfProtobufAreSkipped() {
		byte[] unknown = Proto.join(Proto.message(99, hex("ff")), Proto.varint(99, -1), Proto.fixed64(99, 1),
				hex("9d0600000000"));
		byte[] bytes = Proto.join(unknown,
				Proto.message(3, unknown, Proto.message(1, unknown, Proto.message(1, unknown))), unknown);
		assertThat(ProtobufCodec.INSTANCE.readPipeline(bytes).results())
			.containsExactly(new StreamResult.Done("close"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Received an invalid baton", "<html></html>", "\n<html></html>", "{}", "[]", "null",
			"{\"error\":\"x\"}", "{\"message\":null}", "{\"message\":\"x\"", "\u0000", "\n\u0001" })
	void whatIsNoErrorIsNotTakenForOne(String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		assertThat(codecs().map((codec) -> codec.readError(bytes))).containsOnlyNulls();
	}

	@Test
	void deepNestingIsRefused() {
		for (String open : new String[] { "[", "{\"a\":" }) {
			String json = "{\"unknown\":" + open.repeat(1_000_000);
			assertThatExceptionOfType(LibsqlProtocolException.class)
				.isThrownBy(() -> JsonCodec.INSTANCE.readPipeline(json.getBytes(StandardCharsets.UTF_8)));
		}
	}

	@Test
	void aFieldThatComesTwiceIsRefusedInJson() {
		assertThatExceptionOfType(LibsqlProtocolException.class).isThrownBy(() -> JsonCodec.INSTANCE
			.readPipeline("{\"results\":[],\"results\":[]}".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void anEntryThatIsTooLargeIsRefusedByItsLength() {
		assertThatExceptionOfType(LibsqlProtocolException.class)
			.isThrownBy(() -> GoldenReply.readCursor(ProtobufCodec.INSTANCE, HexFormat.of().parseHex("ffffffff0f"), 1))
			.withMessageContaining("libsql.max-result-size")
			.withMessageContaining("100000 bytes");
		assertThatExceptionOfType(LibsqlProtocolException.class).isThrownBy(
				() -> GoldenReply.readCursor(ProtobufCodec.INSTANCE, HexFormat.of().parseHex("ffffffffff01"), 1));
	}

	@Test
	void anUnknownEntryIsNotPassedOver() {
		byte[] json = "{\"baton\":null}\n{\"type\":\"rows\"}\n".getBytes(StandardCharsets.UTF_8);
		byte[] protobuf = Proto.join(hex("00"), Proto.delimited(Proto.message(7, Proto.message(1))));
		for (Codec codec : codecs().toList()) {
			assertThatExceptionOfType(LibsqlProtocolException.class)
				.isThrownBy(() -> GoldenReply.readCursor(codec, codec.isBinary() ? protobuf : json, 100))
				.withMessageContaining("a known type of entry");
		}
	}

}
