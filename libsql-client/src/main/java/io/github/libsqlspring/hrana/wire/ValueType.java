package io.github.libsqlspring.hrana.wire;

import org.jspecify.annotations.Nullable;

/**
 * The types of a value and their names in JSON (Hrana 3, "Values").
 */
enum ValueType {

	NULL("null"), INTEGER("integer"), FLOAT("float"), TEXT("text"), BLOB("blob");

	private static final ValueType[] ALL = values();

	private final String wireName;

	ValueType(String wireName) {
		this.wireName = wireName;
	}

	String wireName() {
		return this.wireName;
	}

	static @Nullable ValueType of(char[] characters, int offset, int length) {
		for (ValueType type : ALL) {
			if (type.isNamed(characters, offset, length)) {
				return type;
			}
		}
		return null;
	}

	private boolean isNamed(char[] characters, int offset, int length) {
		if (this.wireName.length() != length) {
			return false;
		}
		for (int i = 0; i < length; i++) {
			if (this.wireName.charAt(i) != characters[offset + i]) {
				return false;
			}
		}
		return true;
	}

}
