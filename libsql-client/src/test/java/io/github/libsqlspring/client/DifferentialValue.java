package io.github.libsqlspring.client;

import java.util.Random;
import java.util.function.Function;

/**
 * Kinds of arguments that are easily spoiled on the way to a database or back.
 */
enum DifferentialValue {

	NULL((random) -> null),

	BOOLEAN(Random::nextBoolean),

	SMALL_INTEGER((random) -> random.nextInt(-3, 4)),

	INTEGER(Random::nextInt),

	LONG(Random::nextLong),

	INTEGER_LIMIT((random) -> pick(random, Long.MAX_VALUE, Long.MIN_VALUE, (long) Integer.MAX_VALUE + 1)),

	INTEGER_BEYOND_DOUBLE((random) -> (1L << 53) + random.nextInt(-2, 3)),

	FRACTION(Random::nextDouble),

	WHOLE_FLOAT((random) -> (double) random.nextInt(-5, 6)),

	NEGATIVE_ZERO((random) -> -0.0),

	FLOAT_LIMIT((random) -> pick(random, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, Double.MIN_NORMAL)),

	LARGE_FLOAT((random) -> pick(random, 1e18, -1e18, 9007199254740993.0, 1e300)),

	EMPTY_TEXT((random) -> ""),

	LETTERS((random) -> text(random, 'a', 'z', 8)),

	UNICODE((random) -> "žluť " + text(random, '\u0370', '\u03ff', 4) + " 🚀 \u2028"),

	NUL_IN_TEXT((random) -> text(random, 'a', 'c', 3) + "\u0000after"),

	BYTE_ORDER_MARK((random) -> "\ufeff" + text(random, 'a', 'c', 2)),

	QUOTES((random) -> "' \" ` \\ \\n /* -- */ ; ? :a " + random.nextInt(3)),

	WHITESPACE((random) -> pick(random, " ", "\t\r\n", "\u00a0", "\n")),

	TEXT_OF_A_NUMBER((random) -> pick(random, "1", "-42", "1.5", "0x10", "9223372036854775808", " 7 ")),

	LONG_TEXT((random) -> text(random, ' ', '~', 4096)),

	EMPTY_BLOB((random) -> new byte[0]),

	BLOB((random) -> {
		byte[] bytes = new byte[random.nextInt(1, 70)];
		random.nextBytes(bytes);
		return bytes;
	});

	private final Function<Random, Object> generator;

	DifferentialValue(Function<Random, Object> generator) {
		this.generator = generator;
	}

	Object generate(Random random) {
		return this.generator.apply(random);
	}

	@SafeVarargs
	private static <T> T pick(Random random, T... values) {
		return values[random.nextInt(values.length)];
	}

	private static String text(Random random, char from, char to, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append((char) random.nextInt(from, to + 1));
		}
		return text.toString();
	}

}
