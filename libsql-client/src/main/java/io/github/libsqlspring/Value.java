package io.github.libsqlspring;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One of the five values that SQLite stores: null, a 64-bit integer, a 64-bit float, text
 * or a blob.
 * <p>
 * Values are immutable and thread-safe. Their {@code toString()} names the type only, so
 * that a bound argument never reaches a log.
 */
public sealed interface Value {

	/**
	 * SQL NULL.
	 */
	Value NULL = new NullValue();

	/**
	 * The value that is stored for a Java object.
	 * @param object the object, of a type named at
	 * {@link Statement#of(String, Object...)}
	 * @return the value
	 * @throws IllegalArgumentException if SQLite has no exact place for the object
	 */
	static Value of(@Nullable Object object) {
		return ArgumentConverter.toValue(object, "argument");
	}

	/**
	 * The value as a plain Java object.
	 * @return a {@link Long}, a {@link Double}, a {@link String}, a fresh {@code byte[]},
	 * or {@code null} for SQL NULL
	 */
	@Nullable Object toObject();

	/**
	 * SQL NULL; its only instance is {@link Value#NULL}.
	 */
	final class NullValue implements Value {

		private NullValue() {
		}

		@Override
		public @Nullable Object toObject() {
			return null;
		}

		@Override
		public String toString() {
			return "null";
		}

	}

	/**
	 * A value that is stored, but that the protocol could not carry: reading it fails,
	 * the rest of the result is there.
	 *
	 * @param reason what is stored and why it cannot be read
	 */
	record UnreadableValue(String reason) implements Value {

		/**
		 * Fails.
		 * @throws LibsqlResultException always, with the reason
		 */
		@Override
		public Object toObject() {
			throw new LibsqlResultException(this.reason);
		}

		@Override
		public String toString() {
			return "unreadable";
		}

	}

	/**
	 * A 64-bit signed integer.
	 *
	 * @param value the integer, all 64 bits exact
	 */
	record IntegerValue(long value) implements Value {

		@Override
		public Object toObject() {
			return this.value;
		}

		@Override
		public String toString() {
			return "integer";
		}

	}

	/**
	 * A 64-bit IEEE 754 floating point number.
	 *
	 * @param value the number; never NaN in a result, because SQLite stores NaN as NULL
	 */
	record FloatValue(double value) implements Value {

		@Override
		public Object toObject() {
			return this.value;
		}

		@Override
		public String toString() {
			return "float";
		}

	}

	/**
	 * A text, which may hold any character including U+0000.
	 *
	 * @param value the text
	 */
	record TextValue(String value) implements Value {

		public TextValue {
			Objects.requireNonNull(value, "value");
		}

		@Override
		public Object toObject() {
			return this.value;
		}

		@Override
		public String toString() {
			return "text";
		}

	}

	/**
	 * A blob of bytes, copied on the way in and on the way out.
	 */
	final class BlobValue implements Value {

		private final byte[] bytes;

		public BlobValue(byte[] bytes) {
			this.bytes = bytes.clone();
		}

		/**
		 * The bytes of this blob.
		 * @return a fresh array
		 */
		public byte[] bytes() {
			return this.bytes.clone();
		}

		/**
		 * The number of bytes.
		 * @return the number, at least 0
		 */
		public int length() {
			return this.bytes.length;
		}

		@Override
		public Object toObject() {
			return bytes();
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof BlobValue blob && Arrays.equals(this.bytes, blob.bytes);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.bytes);
		}

		@Override
		public String toString() {
			return "blob";
		}

	}

}
