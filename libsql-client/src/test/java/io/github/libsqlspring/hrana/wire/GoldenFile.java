package io.github.libsqlspring.hrana.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bytes of one structure, as Hrana 3 specifies them. The name is that of the structure in
 * the Protobuf schema, with its package.
 */
final class GoldenFile {

	private static final Path JSON = Path.of("src/test/resources/hrana/json");

	private static final Path PROTOBUF = Path.of("src/test/resources/hrana/protobuf");

	private GoldenFile() {
	}

	static byte[] read(Codec codec, String name) {
		try {
			return codec.isBinary()
					? HexFormat.of().parseHex(Files.readString(PROTOBUF.resolve(name + ".hex")).replace("\n", ""))
					: Files.readString(JSON.resolve(name + ".json")).strip().getBytes(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<String> names(Codec codec) {
		try (Stream<Path> files = Files.list(codec.isBinary() ? PROTOBUF : JSON)) {
			return files.map((file) -> file.getFileName().toString().replaceAll("\\.(hex|json)$", ""))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
