package io.github.libsqlspring.hrana.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.Value;

/**
 * Reads the structures that all answers share from Protobuf (Hrana 3, "Protobuf schema",
 * package {@code hrana}). Every method reads the current field.
 */
final class ProtobufStructures {

	private final ProtobufInput input;

	private final RowBuffer row = new RowBuffer();

	ProtobufStructures(ProtobufInput input) {
		this.input = input;
	}

	/**
	 * Reads a message that has nothing but an error at a certain field.
	 * @param field the number of that field
	 * @return the error
	 */
	LibsqlError readErrorWithin(int field) {
		LibsqlError error = null;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			if (this.input.field() == field) {
				error = readError();
			}
			else {
				this.input.skip();
			}
		}
		this.input.leave(outer);
		return this.input.required(error, "an error");
	}

	LibsqlError readError() {
		String message = "no message";
		String code = "UNKNOWN";
		int outer = this.input.enter();
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> message = this.input.text();
				case 2 -> code = this.input.text();
				default -> this.input.skip();
			}
		}
		this.input.leave(outer);
		return new LibsqlError(code, message);
	}

	Column readColumn() {
		String name = "";
		String declaredType = null;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> name = this.input.text();
				case 2 -> declaredType = this.input.text();
				default -> this.input.skip();
			}
		}
		this.input.leave(outer);
		return new Column(name, declaredType);
	}

	@Nullable String readParameter() {
		Column parameter = readColumn();
		return parameter.name().isEmpty() ? null : parameter.name();
	}

	List<Value> readRow() {
		int outer = this.input.enter();
		while (this.input.nextField()) {
			if (this.input.field() == 1) {
				this.row.add(readValue());
			}
			else {
				this.input.skip();
			}
		}
		this.input.leave(outer);
		return this.row.take();
	}

	private Value readValue() {
		Value value = null;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> {
					this.input.skip();
					value = Value.NULL;
				}
				case 2 -> value = new Value.IntegerValue(this.input.signed());
				case 3 -> value = new Value.FloatValue(readNumber());
				case 4 -> value = new Value.TextValue(this.input.text());
				case 5 -> value = new Value.BlobValue(this.input.blob());
				default -> this.input.skip();
			}
		}
		this.input.leave(outer);
		return this.input.required(value, "a known type of value");
	}

	// An infinity is a number here; SQLite has no NaN.
	private double readNumber() {
		double number = this.input.real();
		if (Double.isNaN(number)) {
			throw this.input.malformed("a number");
		}
		return number;
	}

}
